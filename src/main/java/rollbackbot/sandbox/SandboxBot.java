package rollbackbot.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The real bot, in a process of its own, so that killing it is real. Its environment is the one
 * given and nothing else.
 */
public final class SandboxBot implements AutoCloseable {
  private static final String LOG = "bot.log";

  /** It lives for minutes, and little happens in it. */
  private static final List<String> QUICK_TO_START =
      List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /** Lines that tell why it ended. */
  private static final int LAST = 20;

  private static final Duration GOODBYE = Duration.ofSeconds(10);

  private final Supplier<Map<String, String>> environment;
  private final SandboxSettings settings;
  private final Runnable changed;
  private Optional<Running> running = Optional.empty();

  /** How the bot is. */
  public enum Condition {
    STARTING,
    READY,
    STOPPED
  }

  private record Running(Process process, Readiness readiness) {
    Condition condition() {
      if (!process.isAlive()) {
        return Condition.STOPPED;
      }
      return readiness.isReached() ? Condition.READY : Condition.STARTING;
    }
  }

  /**
   * A bot that isn't started yet.
   *
   * @param environment its environment, at each start; it takes a port by itself, since one that is
   *     chosen for it may be another's by the time it listens
   * @param settings it runs in their folder, where its log is
   * @param changed called when its condition changes
   */
  public SandboxBot(
      Supplier<Map<String, String>> environment, SandboxSettings settings, Runnable changed) {
    this.environment = environment;
    this.settings = settings;
    this.changed = changed;
  }

  /**
   * Starts it, unless it runs already.
   *
   * @param listens told where Slack is to deliver, once it listens
   */
  public synchronized void start(Consumer<URI> listens) {
    if (running.filter(it -> it.condition() != Condition.STOPPED).isEmpty()) {
      launch(listens);
    }
  }

  private void launch(Consumer<URI> listens) {
    var builder = new ProcessBuilder(command());
    builder.environment().clear();
    builder.environment().putAll(environment.get());
    builder.directory(settings.folder().toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    try {
      long written = Files.exists(log()) ? Files.size(log()) : 0;
      var process = builder.start();
      process.getOutputStream().close();
      var readiness = new Readiness(process, log(), written);
      readiness.watch(address -> listens.accept(address.resolve("/slack/events")), changed);
      var _ = process.onExit().thenRun(changed);
      running = Optional.of(new Running(process, readiness));
    } catch (IOException e) {
      throw new UncheckedIOException("starting the bot", e);
    }
    changed.run();
  }

  private List<String> command() {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(QUICK_TO_START);
    command.addAll(settings.program().options());
    command.add(settings.program().mainClass());
    command.add(String.valueOf(ProcessHandle.current().pid()));
    command.add(settings.speed().name());
    return command;
  }

  public synchronized Condition condition() {
    return running.map(Running::condition).orElse(Condition.STOPPED);
  }

  /** The process's number, while it lives. */
  public synchronized Optional<Long> processId() {
    return running.map(Running::process).filter(Process::isAlive).map(Process::pid);
  }

  /** How long its health check must be good before a rollback counts as done, at that speed. */
  public Duration verification(Speed speed) {
    return settings.program().verification().apply(speed);
  }

  /** What the bot writes. */
  public Path log() {
    return settings.folder().resolve(LOG);
  }

  /** The end of what it wrote. */
  String lastWords() {
    try {
      var lines = Files.readAllLines(log());
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("reading the bot's log", e);
    }
  }

  /** Kills it without warning, and waits until it is gone. */
  public synchronized void kill() {
    running.ifPresent(it -> {
      it.process().destroyForcibly();
      await(it.process(), GOODBYE);
    });
    changed.run();
  }

  /** Lets it end by itself, as a platform would; kills it if it doesn't. */
  @Override
  public synchronized void close() {
    running.ifPresent(it -> {
      it.process().destroy();
      if (!await(it.process(), GOODBYE)) {
        it.process().destroyForcibly();
        await(it.process(), GOODBYE);
      }
    });
  }

  private static boolean await(Process process, Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      return true;
    }
  }
}
