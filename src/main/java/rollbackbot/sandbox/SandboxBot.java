package rollbackbot.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * The real bot, in a process of its own, so that killing it is real. Its environment is the one
 * given and nothing else.
 */
public final class SandboxBot implements AutoCloseable {
  private static final String LOG = "bot.log";

  /** It lives for minutes, and little happens in it. */
  private static final List<String> QUICK_TO_START =
      List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final Duration GOODBYE = Duration.ofSeconds(10);

  private final IntFunction<Map<String, String>> environment;
  private final SandboxSettings settings;
  private final Runnable changed;
  private Optional<Running> running = Optional.empty();

  /** How the bot is. */
  public enum Condition {
    STARTING,
    READY,
    STOPPED
  }

  private record Running(Process process, int port, Readiness readiness) {
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
   * @param environment its environment, for the port that it is to listen on
   * @param settings it runs in their folder, where its log is
   * @param changed called when its condition changes
   */
  public SandboxBot(
      IntFunction<Map<String, String>> environment, SandboxSettings settings, Runnable changed) {
    this.environment = environment;
    this.settings = settings;
    this.changed = changed;
  }

  /** Starts it, unless it runs already; says where Slack is to deliver. */
  public synchronized URI start() {
    if (running.filter(it -> it.condition() != Condition.STOPPED).isEmpty()) {
      launch(freePort());
    }
    return URI.create("http://127.0.0.1:%d/slack/events".formatted(running.orElseThrow().port()));
  }

  private void launch(int port) {
    var builder = new ProcessBuilder(command());
    builder.environment().clear();
    builder.environment().putAll(environment.apply(port));
    builder.directory(settings.folder().toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    try {
      var process = builder.start();
      process.getOutputStream().close();
      var readiness = new Readiness(URI.create("http://127.0.0.1:" + port + "/readyz"), process);
      readiness.watch(changed);
      var _ = process.onExit().thenRun(changed);
      running = Optional.of(new Running(process, port, readiness));
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

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("looking for a free port", e);
    }
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
