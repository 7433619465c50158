package rollbackbot.whole;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import rollbackbot.app.Main;
import rollbackbot.suite.Patience;

/** The real bot in a process of its own, which can be killed. */
final class BotProcess implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("listening on port (\\d+)");
  private static final Pattern NAME = Pattern.compile("this process is (replica-\\d+)");
  private static final Duration PATIENCE = Patience.LONG;

  /** A start is all work; more of them at once than there are processors only disturb others. */
  private static final Semaphore STARTS =
      new Semaphore(Runtime.getRuntime().availableProcessors(), true);

  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  private final Process process;
  private final Path log;

  private BotProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts {@code serve}, as the operator does.
   *
   * @param log gets all that the process prints
   */
  static BotProcess start(Map<String, String> environment, Path log) throws Exception {
    return start(environment, log, StartCache.ofThisRun().forShipped());
  }

  /**
   * The same, with options for the JVM.
   *
   * @param options the class path among them: without the tests' classes, whose logging is another
   */
  static BotProcess start(Map<String, String> environment, Path log, List<String> options)
      throws IOException {
    return launch(environment, log, options, List.of(Main.class.getName(), "serve"));
  }

  /**
   * Starts {@code serve} with quick waits.
   *
   * @param log gets all that the process prints
   */
  static BotProcess startQuick(Map<String, String> environment, Path log) throws Exception {
    var options = StartCache.ofThisRun().forTests();
    return launch(environment, log, options, List.of(QuickBot.class.getName()));
  }

  private static BotProcess launch(
      Map<String, String> environment, Path log, List<String> options, List<String> program)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx192m"));
    command.addAll(options);
    command.addAll(program);
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    Files.writeString(log, "");
    STARTS.acquireUninterruptibly();
    try {
      var bot = new BotProcess(builder.start(), log);
      Thread.ofVirtual().name("start-of-" + log.getFileName()).start(bot::letOthersStart);
      return bot;
    } catch (IOException e) {
      STARTS.release();
      throw e;
    }
  }

  /** Once this one is up, or isn't going to be. */
  private void letOthersStart() {
    try {
      var deadline = Instant.now().plus(PATIENCE);
      boolean over = false;
      while (!over && Instant.now().isBefore(deadline)) {
        over = process.waitFor(50, TimeUnit.MILLISECONDS) || isUp();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      STARTS.release();
    }
  }

  private boolean isUp() {
    return PORT.matcher(output()).find();
  }

  /** Waits until it listens, and tells where. */
  URI awaitListening() throws IOException, InterruptedException {
    var deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      var port = PORT.matcher(output());
      if (port.find()) {
        return URI.create("http://127.0.0.1:" + port.group(1) + "/");
      }
      if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("ended with " + process.exitValue() + ": " + output());
      }
    }
    throw new IllegalStateException("not listening within " + PATIENCE + ": " + output());
  }

  /** The answer of {@code /readyz}: its status and its words. */
  String readiness() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(awaitListening().resolve("readyz")).timeout(PATIENCE).build();
    var answer = HTTP.send(request, BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body().strip();
  }

  /** Where Slack delivers to it. */
  URI slackEndpoint() throws IOException, InterruptedException {
    return awaitListening().resolve("slack/events");
  }

  /** Under which it works, where there may be several. */
  String name() {
    var name = NAME.matcher(output());
    if (!name.find()) {
      throw new IllegalStateException("no name in: " + output());
    }
    return name.group(1);
  }

  /** Whether a connection from this port of the machine is its own. */
  boolean isConnectedFrom(int port) {
    return Sockets.from(port).heldBy(process.pid());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL: the process has no chance to do anything. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
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

  /** The exit code. */
  int awaitEnd() {
    try {
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("still running after " + PATIENCE + ": " + output());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the end", e);
    }
  }

  /** Everything printed so far; of a character that is being printed there may be half. */
  String output() {
    try {
      return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("reading " + log, e);
    }
  }

  Optional<Integer> exitCode() {
    return process.isAlive() ? Optional.empty() : Optional.of(process.exitValue());
  }

  @Override
  public void close() {
    kill();
  }
}
