package rollbackbot.slack.incoming;

import com.slack.api.methods.MethodsClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.http.Trust;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.SteadyClock;
import rollbackbot.slack.web.SlackAnswers;

/**
 * Hears Slack over a WebSocket that the bot opens itself, and keeps one open: it is replaced when
 * Slack announces its end, before that end, and after every other kind of end.
 *
 * <p>The SDK's own client isn't used for the connection. It closes the old one before the new one
 * stands, acknowledges on whichever is current, asks for a new one every five seconds as long as
 * that fails, and goes deaf after ten Errors in listeners.
 */
public final class SocketMode implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SocketMode.class);
  private static final String OPEN = "apps.connections.open";
  private static final int MANY = 8;

  private final MethodsClient client;
  private final OkHttpClient http;
  private final Envelopes envelopes;
  private final SocketTiming timing;
  private final SteadyClock clock;
  private final ReconnectPace pace;
  private final List<SocketConnection> connections = new CopyOnWriteArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;
  private volatile String lastFailure = "not connected yet";

  public SocketMode(
      MethodsClient client,
      OkHttpClient http,
      Envelopes envelopes,
      SocketTiming timing,
      SteadyClock clock) {
    this.client = client;
    this.http = http.newBuilder().pingInterval(timing.ping()).build();
    this.envelopes = envelopes;
    this.timing = timing;
    this.clock = clock;
    this.pace = new ReconnectPace(timing, clock);
    this.thread = Thread.ofVirtual().name("socket-mode").unstarted(this::run);
  }

  /** Starts connecting; Slack being down is no reason not to start. */
  public void start() {
    thread.start();
  }

  /** What speaks against being ready: that Slack can't reach us. */
  public Optional<String> trouble() {
    return connections.stream().anyMatch(SocketConnection::isAlive)
        ? Optional.empty()
        : Optional.of("Socket Mode isn't connected: " + lastFailure);
  }

  private void run() {
    while (!isStopped()) {
      try {
        if (rest(pace.untilNextTry())) {
          return;
        }
        connect().ifPresent(this::keep);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        // Whatever it is: a bot that is deaf for good is worse.
        failed(String.valueOf(e), Duration.ZERO);
      }
    }
  }

  /** Waits; true when the bot stops meanwhile. */
  private boolean rest(Duration duration) throws InterruptedException {
    return stopped.await(Math.max(0, duration.toMillis()), TimeUnit.MILLISECONDS);
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  private Optional<SocketConnection> connect() throws InterruptedException {
    String url;
    try {
      url = SlackAnswers.of(OPEN, () -> client.appsConnectionsOpen(request -> request)).getUrl();
    } catch (OutsideTrouble.Unavailable e) {
      var asked = e.retryAfter().orElse(Duration.ZERO);
      var longest = timing.longestDelay();
      failed(e.getMessage(), asked.compareTo(longest) < 0 ? asked : longest);
      return Optional.empty();
    } catch (OutsideTrouble e) {
      failed(e.getMessage(), Duration.ZERO);
      return Optional.empty();
    }
    requireEncrypted(url);
    var connection = SocketConnection.open(http, url, clock, envelopes::take);
    connections.add(connection);
    var hello = connection.awaitHello(timing.hello());
    if (hello.isEmpty()) {
      var reason = connection.end();
      connections.remove(connection);
      connection.cancel();
      failed(reason, Duration.ZERO);
      return Optional.empty();
    }
    welcome(hello.get());
    return Optional.of(connection);
  }

  private static void requireEncrypted(String url) {
    // wss is https, ws is http: OkHttp connects to them as such.
    if (Trust.written(url.replaceFirst("^ws(?=s?:)", "http")).isEmpty()) {
      throw new IllegalStateException("Slack gave an address that isn't encrypted");
    }
  }

  private static void welcome(SocketConnection.Hello hello) {
    log.info("connected in Socket Mode; the app has {} connections", hello.connections());
    if (hello.connections() >= MANY) {
      log.warn("Slack allows ten connections, and clicks sent to a dead one are lost");
    }
  }

  /** Stays until the connection is to be replaced; its end may come later. */
  private void keep(SocketConnection connection) {
    try {
      connections.stream()
          .filter(other -> other != connection)
          .forEach(other -> other.retire(timing.overlap(), timing.goodbye()));
      connections.removeIf(other -> other != connection && !other.isAlive());
      var goodbye = connection.awaitGoodbye();
      if (!isStopped()) {
        log.info("the connection to Slack is to be replaced: {}", goodbye.reason());
        lastFailure = goodbye.reason();
        pace.ended(connection.lived(), goodbye.usual());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void failed(String reason, Duration atLeast) {
    if (isStopped()) {
      return;
    }
    lastFailure = reason;
    pace.failed(atLeast);
    log.warn(
        "no connection to Slack: {}; next try in {} s", reason, pace.untilNextTry().toSeconds());
  }

  /** Takes nothing more, lets what is being recorded end and be acknowledged, says goodbye. */
  @Override
  public void close() {
    stopped.countDown();
    thread.interrupt();
    envelopes.stop(timing.grace());
    connections.parallelStream().forEach(connection -> connection.close(timing.goodbye()));
  }
}
