package rollbackbot.postgres;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.suite.FoldersInMemory;
import rollbackbot.suite.Patience;

/**
 * A PostgreSQL of its own from the binaries that the system has installed. They refuse to work for
 * root, who lends them another user.
 */
final class SystemServer implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(SystemServer.class);

  private final Path binaries;
  private final Path folder;
  private final Path data;
  private final List<String> asUser;

  private SystemServer(Path binaries, Path folder, List<String> asUser) {
    this.binaries = binaries;
    this.folder = folder;
    this.data = folder.resolve("data");
    this.asUser = asUser;
  }

  /** Empty where none is installed, or it doesn't run. */
  static Optional<PostgresServer> start(Settings settings) {
    return binaries().flatMap(found -> start(found, settings));
  }

  private static Optional<PostgresServer> start(Path binaries, Settings settings) {
    try {
      var folder = FoldersInMemory.create("postgres-");
      var server = new SystemServer(binaries, folder, asUser(folder));
      return Optional.of(new PostgresServer(server.launch(settings), server));
    } catch (IOException | IllegalStateException e) {
      log.warn("no PostgreSQL of the system: {}", e.getMessage());
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<Path> binaries() {
    var path = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":")).map(Path::of);
    return Stream.of(path, versions("/usr/lib/postgresql"), versions("/usr/local/pgsql"))
        .flatMap(folders -> folders)
        .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
        .filter(folder -> Files.isExecutable(folder.resolve("pg_ctl")))
        .findFirst();
  }

  private static Stream<Path> versions(String parent) {
    var names = Optional.ofNullable(Path.of(parent).toFile().list()).orElse(new String[0]);
    return Stream.concat(Arrays.stream(names), Stream.of("."))
        .sorted(Comparator.reverseOrder())
        .map(version -> Path.of(parent, version, "bin"));
  }

  private static List<String> asUser(Path folder) throws IOException, InterruptedException {
    if (!System.getProperty("user.name").equals("root")) {
      return List.of();
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    return List.of("runuser", "-u", "nobody", "--");
  }

  private String launch(Settings settings) throws IOException, InterruptedException {
    int port = Ports.free();
    run("initdb", "-D", data.toString(), "-U", "postgres", "-A", "trust", "-N");
    settings.writeTo(data);
    var options = "-p %d -F -h 127.0.0.1 -k '' -c max_connections=100".formatted(port);
    var log = folder.resolve("data/log").toString();
    run("pg_ctl", "start", "-w", "-D", data.toString(), "-o", options, "-l", log);
    return "postgres://postgres@127.0.0.1:" + port + "/postgres";
  }

  private void run(String program, String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(asUser);
    command.add(binaries.resolve(program).toString());
    command.addAll(List.of(arguments));
    var output = folder.resolve(program + ".out").toFile();
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    if (!process.waitFor(Patience.LONG.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IllegalStateException(program + ": " + Files.readString(output.toPath()).strip());
    }
  }

  @Override
  public void close() throws IOException {
    try {
      run("pg_ctl", "stop", "-m", "immediate", "-D", data.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
