package rollbackbot.postgres;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** The real bot in a process of its own, as the operator starts it. */
final class ReplicaProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern PORT = Pattern.compile("listening on port (\\d+)");
  private static final Pattern NAME = Pattern.compile("this process is (replica-\\d+)");

  private final Process process;
  private final Path log;

  private ReplicaProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts one; what it prints is found in a file of the folder. */
  static ReplicaProcess start(Map<String, String> environment, Path folder, String log)
      throws IOException {
    var output = Files.createFile(folder.resolve(log));
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx160m",
                "-cp",
                classPath(),
                "rollbackbot.app.Main",
                "serve")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new ReplicaProcess(builder.start(), output);
  }

  /** Without the tests' own classes, whose logs are set differently. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  ReplicaProcess awaitListening() {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !process.isAlive() || PORT.matcher(output()).find());
    if (!process.isAlive()) {
      throw new IllegalStateException("ended with " + process.exitValue() + ": " + output());
    }
    return this;
  }

  /** Where Slack delivers. */
  URI address() {
    return URI.create("http://127.0.0.1:" + told(PORT) + "/slack/events");
  }

  /** Under which it works. */
  String name() {
    return told(NAME);
  }

  private String told(Pattern pattern) {
    var found = pattern.matcher(output());
    if (!found.find()) {
      throw new IllegalStateException("no " + pattern + " in: " + output());
    }
    return found.group(1);
  }

  String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new IllegalStateException("reading " + log, e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
    awaitEnd(Duration.ofSeconds(5));
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** SIGSTOP: it does nothing any more, and keeps its connections. */
  void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** SIGCONT. */
  void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
    if (kill.waitFor() != 0) {
      throw new IllegalStateException("kill -" + name + ": " + kill.exitValue());
    }
  }

  void awaitEnd(Duration patience) {
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("still running after " + patience + ": " + output());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the end", e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
