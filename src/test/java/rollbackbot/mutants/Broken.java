package rollbackbot.mutants;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** The bot and its tests, loaded once more; what was compiled into a folder comes first. */
final class Broken extends URLClassLoader {
  private static final String OURS = "rollbackbot.";
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  private Broken(URL[] places) {
    super("broken", places, Broken.class.getClassLoader());
  }

  /** Nothing is broken. */
  static Broken nowhere() {
    return new Broken(compiled().toArray(URL[]::new));
  }

  /** One source file is another; its classes are compiled into the folder. */
  static Broken by(Mutant mutant, Path folder) throws IOException {
    compile(mutant, folder);
    return new Broken(Stream.concat(Stream.of(url(folder)), compiled()).toArray(URL[]::new));
  }

  private static void compile(Mutant mutant, Path folder) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var complaints = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
      var options = List.of("-proc:none", "-implicit:none", "-nowarn", "-cp", CLASS_PATH);
      var source = List.of(new Source(mutant));
      if (!compiler.getTask(complaints, files, null, options, null, source).call()) {
        throw new AssertionError(mutant + " doesn't compile: " + complaints);
      }
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final Mutant mutant;

    Source(Mutant mutant) {
      super(URI.create("string:///" + mutant.file()), JavaFileObject.Kind.SOURCE);
      this.mutant = mutant;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return mutant.broken();
    }
  }

  /** Where the bot's and the tests' own classes are. */
  private static Stream<URL> compiled() {
    return Arrays.stream(CLASS_PATH.split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> path.toFile().isDirectory())
        .map(Broken::url);
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(path.toString(), e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      var loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
