package rollbackbot.whole;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import rollbackbot.suite.Patience;

/** The command of somebody at a terminal of the bot's machine, with quick waits. */
final class TerminalProcess implements AutoCloseable {
  private final Process process;
  private final Path output;

  private TerminalProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts {@code rollback}.
   *
   * @param output gets all that is printed
   * @param words such as {@code my-app previous}
   */
  static TerminalProcess start(Map<String, String> environment, Path output, String... words)
      throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx192m"));
    command.addAll(StartCache.ofThisRun().forTests());
    command.add(QuickBot.class.getName());
    command.add("rollback");
    command.addAll(List.of(words));
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(output.toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new TerminalProcess(builder.start(), output);
  }

  /** Types a line, which is read once something is asked. */
  TerminalProcess types(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    return this;
  }

  /** Waits for the end, and tells the exit code. */
  int exit() throws Exception {
    if (!process.waitFor(Patience.LONG.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("still running:\n" + output());
    }
    return process.exitValue();
  }

  /** So far; of a character that is being printed there may be half. */
  String output() throws IOException {
    return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
  }

  /** Ends it as a fall of the machine would. */
  void kill() {
    process.destroyForcibly();
  }

  /** Ends it as Ctrl-C does. */
  void interrupt() {
    process.destroy();
  }

  @Override
  public void close() {
    kill();
  }
}
