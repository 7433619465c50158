package rollbackbot.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The bot in a process of its own, to be killed. */
final class BotProcess implements AutoCloseable {
  private final Process process;

  private BotProcess(Process process) {
    this.process = process;
  }

  static BotProcess start(Map<String, String> environment, Path folder, String log)
      throws IOException {
    var classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            List.of(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                "rollbackbot.app.Main",
                "serve"));
    builder.directory(folder.toFile());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve(log).toFile());
    builder.environment().keySet().removeIf(name -> name.matches("(SLACK|SCALINGO|GIT)_.*"));
    builder.environment().putAll(environment);
    return new BotProcess(builder.start());
  }

  /** SIGKILL: nothing is tidied up. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM; the exit code, or empty-handed after a while. */
  int stop(long seconds) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      throw new AssertionError("still running " + seconds + " s after SIGTERM");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
