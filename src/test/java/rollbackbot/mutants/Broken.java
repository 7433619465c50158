package rollbackbot.mutants;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
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
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

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
  static Broken by(Patch patch, Path folder) throws IOException {
    compile(patch, folder);
    return new Broken(Stream.concat(Stream.of(url(folder)), compiled()).toArray(URL[]::new));
  }

  private static void compile(Patch patch, Path folder) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var complaints = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
      var options = List.of("-proc:none", "-implicit:none", "-nowarn", "-cp", CLASS_PATH);
      var source = List.of(new Source(patch));
      if (!compiler.getTask(complaints, files, null, options, null, source).call()) {
        throw new AssertionError(patch + " doesn't compile: " + complaints);
      }
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final Patch patch;

    Source(Patch patch) {
      super(URI.create("string:///" + patch.file()), JavaFileObject.Kind.SOURCE);
      this.patch = patch;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return patch.changed();
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

  /** The methods of this name of one of our test classes. */
  List<Method> methods(String testClass, String name) throws ClassNotFoundException {
    return ReflectionSupport.findMethods(
        loadClass(testClass),
        method -> method.getName().equals(name),
        HierarchyTraversalMode.TOP_DOWN);
  }

  /** Runs what is selected, with nothing of what the outer run listens with. */
  TestExecutionSummary run(DiscoverySelector selected) {
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selected)
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
            .build();
    var listener = new SummaryGeneratingListener();
    launcher().execute(request, listener);
    var summary = listener.getSummary();
    if (summary.getTestsStartedCount() == 0) {
      throw new AssertionError("no test ran: " + selected);
    }
    return summary;
  }

  private static Launcher launcher() {
    return LauncherFactory.create(
        LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .addTestEngines(new JupiterTestEngine())
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .build());
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
