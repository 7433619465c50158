package rollbackbot.sandbox.javascript;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A script of {@code src/test/javascript}, run by Node beside packages that npm installed. */
final class NodeScript implements AutoCloseable {
  private static final Path SOURCES = Path.of("src/test/javascript");
  private static final Duration INSTALLATION = Duration.ofMinutes(4);
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Process process;
  private final Path output;

  private NodeScript(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Installs the pinned packages into a folder. */
  static void install(Path folder) throws IOException, InterruptedException {
    for (var file : List.of("package.json", "bolt.js", "scalingo.js")) {
      Files.copy(SOURCES.resolve(file), folder.resolve(file));
    }
    var log = folder.resolve("npm.log");
    var npm =
        new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = npm.waitFor(INSTALLATION.toSeconds(), TimeUnit.SECONDS);
    npm.destroy();
    if (!ended || npm.exitValue() != 0) {
      throw new IllegalStateException("npm install failed: " + Files.readString(log));
    }
  }

  static NodeScript start(Path folder, String script, Map<String, String> environment)
      throws IOException {
    var output = Files.createTempFile(folder, script, ".log");
    var builder = new ProcessBuilder(new ArrayList<>(List.of("node", script)));
    builder.environment().putAll(environment);
    var process =
        builder
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new NodeScript(process, output);
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new IllegalStateException("the output of the script can't be read", e);
    }
  }

  /** Waits for its end; tells its exit code. */
  int end(Duration within) throws InterruptedException {
    if (!process.waitFor(within.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("the script has no end: " + output());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().completeOnTimeout(process, GRACE.toSeconds(), TimeUnit.SECONDS).join();
    process.destroyForcibly();
  }
}
