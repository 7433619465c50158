package rollbackbot.whole;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * What the JVM prepares once for all bot processes of a run (JEP 483 and 514): the classes of one
 * whole rollback, loaded and linked. It needs jars without signatures, so folders of classes and
 * signed jars are packed first. Beside it lies SQLite's library, which each process would unpack.
 *
 * @param shipped the class path of what ships
 * @param tests the tests' classes, without their resources
 * @param file not there where the JVM made none; everything then starts as usual
 */
public record StartCache(List<Path> shipped, Path tests, Path file) {
  private static final Path FOLDER = Path.of("target", "start-cache").toAbsolutePath();
  private static final String COMPLETE = "complete";
  private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
  private static @Nullable StartCache made;

  /** That of this run, made by whoever asks first; one of an earlier run if nothing changed. */
  public static synchronized StartCache ofThisRun() throws Exception {
    var current = made;
    if (current == null) {
      current = findOrMake();
      made = current;
    }
    return current;
  }

  private static StartCache findOrMake() throws Exception {
    Files.createDirectories(FOLDER);
    var lock = FOLDER.resolveSibling("start-cache.lock");
    try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      var classPath = classPath();
      var folder = FOLDER.resolve(fingerprint(classPath));
      var cache = in(classPath, folder);
      if (!Files.exists(folder.resolve(COMPLETE))) {
        delete(FOLDER);
        Files.createDirectories(folder);
        cache.make(classPath, folder);
        Files.createFile(folder.resolve(COMPLETE));
      }
      return cache;
    }
  }

  private void make(List<Path> classPath, Path folder) throws Exception {
    for (var entry : classPath) {
      if (Files.isDirectory(entry)) {
        pack(entry, packed(entry, folder), isOfTests(entry) ? ".class" : "");
      } else if (isSigned(entry)) {
        packUnsigned(entry, packed(entry, folder));
      }
    }
    unpackSqlite(folder);
    train(Files.createDirectories(folder.resolve("training")));
  }

  private static StartCache in(List<Path> classPath, Path folder) {
    var jars =
        classPath.stream()
            .collect(
                Collectors.partitioningBy(
                    StartCache::isOfTests,
                    Collectors.mapping(entry -> packed(entry, folder), Collectors.toList())));
    return new StartCache(jars.get(false), jars.get(true).getFirst(), folder.resolve("bot.aot"));
  }

  private static List<Path> classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .map(Path::toAbsolutePath)
        .filter(Files::exists)
        .toList();
  }

  private static boolean isOfTests(Path entry) {
    return entry.endsWith("test-classes");
  }

  private static Path packed(Path entry, Path folder) {
    if (Files.isDirectory(entry)) {
      return folder.resolve(entry.getFileName() + ".jar");
    }
    return isSigned(entry) ? folder.resolve(entry.getFileName()) : entry;
  }

  private static boolean isSigned(Path jar) {
    try (var file = new ZipFile(jar.toFile())) {
      return file.stream().anyMatch(entry -> SIGNATURE.matcher(entry.getName()).matches());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void packUnsigned(Path signed, Path jar) throws IOException {
    try (var file = new ZipFile(signed.toFile());
        var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var entry : Collections.list(file.entries())) {
        if (!SIGNATURE.matcher(entry.getName()).matches()) {
          out.putNextEntry(new JarEntry(entry.getName()));
          file.getInputStream(entry).transferTo(out);
        }
      }
    }
  }

  private static void unpackSqlite(Path folder) throws IOException {
    var name = LibraryLoaderUtil.getNativeLibName();
    var resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    try (var library = StartCache.class.getResourceAsStream(resource)) {
      if (library != null) {
        Files.copy(library, folder.resolve(name));
      }
    }
  }

  /** Another one wherever a file was touched. */
  private static String fingerprint(List<Path> classPath) throws IOException {
    var all = new StringBuilder();
    for (var entry : classPath) {
      for (var file : filesIn(entry)) {
        all.append(file).append(Files.getLastModifiedTime(file)).append(Files.size(file));
      }
    }
    return UUID.nameUUIDFromBytes(all.toString().getBytes(UTF_8)).toString();
  }

  private static List<Path> filesIn(Path entry) throws IOException {
    try (var files = Files.walk(entry)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** With an entry for each folder too: Flyway looks for its migrations in one. */
  private static void pack(Path folder, Path jar, String ending) throws IOException {
    try (var out = new JarOutputStream(Files.newOutputStream(jar));
        var all = Files.walk(folder)) {
      for (var path : all.filter(it -> !it.equals(folder)).sorted().toList()) {
        var name = folder.relativize(path).toString().replace(File.separatorChar, '/');
        if (Files.isDirectory(path)) {
          out.putNextEntry(new JarEntry(name + "/"));
        } else if (name.endsWith(ending)) {
          out.putNextEntry(new JarEntry(name));
          Files.copy(path, out);
        }
      }
    }
  }

  /** Lets the bot that ships do its work once; the JVM writes the file as it ends. */
  private void train(Path folder) throws Exception {
    try (var rehearsal = KillTest.withoutHealthCheck(Rehearsal.prepare(folder));
        var bot =
            BotProcess.start(
                rehearsal.environment(),
                folder.resolve("log.txt"),
                Stream.concat(options(shipped.stream()), Stream.of("-XX:AOTCacheOutput=" + file))
                    .toList())) {
      rehearsal.slack().deliverTo(bot.slackEndpoint());
      var alice = rehearsal.person(Rehearsal.ALICE);
      alice.type("my-app previous");
      alice.click("plan.confirm");
      alice.awaitState("succeeded");
      bot.terminate();
      bot.awaitEnd();
    }
  }

  /** The JVM's options for what ships. */
  public List<String> forShipped() {
    return with(shipped.stream());
  }

  /** The same, with the tests' classes behind it: what a cache was made of must come first. */
  List<String> forTests() {
    return with(Stream.concat(shipped.stream(), Stream.of(tests)));
  }

  private List<String> with(Stream<Path> path) {
    var cache = Files.exists(file) ? Stream.of("-XX:AOTCache=" + file) : Stream.<String>empty();
    return Stream.concat(options(path), cache).toList();
  }

  private Stream<String> options(Stream<Path> path) {
    return Stream.of(
        "-cp",
        join(path),
        "-Dorg.sqlite.lib.path=" + file.getParent(),
        "-XX:CompileThresholdScaling=3"); // for what runs twice it isn't worth while
  }

  private static String join(Stream<Path> path) {
    return path.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
