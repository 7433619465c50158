package rollbackbot.slack.incoming;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.once.SteadyClock;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One WebSocket to Slack, from its greeting to its end. It is acknowledged where it was heard. */
public final class SocketConnection {
  private static final Logger log = LoggerFactory.getLogger(SocketConnection.class);
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int NORMAL = 1000;

  private final SteadyClock clock;
  private final EnvelopeReader reader;
  private final CompletableFuture<Hello> greeted = new CompletableFuture<>();
  private final CompletableFuture<Goodbye> leaving = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private volatile @Nullable Instant since;
  private volatile @Nullable WebSocket socket;

  private SocketConnection(SteadyClock clock, EnvelopeReader reader) {
    this.clock = clock;
    this.reader = reader;
  }

  /** Takes an envelope, quickly: it is called on the thread that reads the socket. */
  interface EnvelopeReader {
    void read(String envelope, Consumer<String> acknowledge);
  }

  /**
   * Slack's greeting.
   *
   * @param connections how many the app has now; Slack allows ten
   */
  record Hello(int connections) {}

  static SocketConnection open(
      OkHttpClient http, String url, SteadyClock clock, EnvelopeReader reader) {
    var connection = new SocketConnection(clock, reader);
    var request = new Request.Builder().url(url).build();
    connection.socket = http.newWebSocket(request, connection.new Events());
    return connection;
  }

  /** The greeting; empty when none came in time, or the connection has ended before. */
  Optional<Hello> awaitHello(Duration limit) throws InterruptedException {
    try {
      return Optional.of(greeted.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException | ExecutionException e) {
      return Optional.empty();
    }
  }

  /** Waits until the connection is to be replaced. */
  Goodbye awaitGoodbye() throws InterruptedException {
    try {
      return leaving.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("nothing completes it so", e);
    }
  }

  boolean isAlive() {
    return greeted.isDone() && !greeted.isCompletedExceptionally() && !ended.isDone();
  }

  /** What is known of the end, for messages. */
  String end() {
    return leaving.isDone() ? leaving.join().reason() : "no greeting";
  }

  Duration lived() {
    var start = since;
    return start == null ? Duration.ZERO : Duration.between(start, clock.instant());
  }

  /** Lets Slack end the connection, which it does soon after it has said so; ends it after that. */
  void retire(Duration overlap, Duration goodbye) {
    Thread.ofVirtual()
        .name("socket-retiring")
        .start(() -> {
          awaitEnd(overlap);
          close(goodbye);
        });
  }

  /** Says goodbye, so that Slack sends nothing here any more; then hangs up. */
  void close(Duration patience) {
    var open = socket;
    if (open != null && !ended.isDone()) {
      open.close(NORMAL, "");
      awaitEnd(patience);
    }
    cancel();
  }

  void cancel() {
    var open = socket;
    if (open != null) {
      open.cancel();
    }
    end("hung up");
  }

  private void awaitEnd(Duration limit) {
    try {
      ended.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      log.debug("a connection doesn't end by itself");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end(String what) {
    leaving.complete(Goodbye.broken(what));
    ended.complete(null);
    greeted.completeExceptionally(new IllegalStateException(what));
  }

  private void heard(WebSocket from, String text) {
    JsonNode message = JSON.readTree(text);
    switch (message.path("type").asString("")) {
      case "hello" -> {
        since = clock.instant();
        greeted.complete(new Hello(message.path("num_connections").asInt(0)));
      }
      case "disconnect" ->
          leaving.complete(Goodbye.announced(message.path("reason").asString("no reason")));
      default -> reader.read(text, acknowledgment -> send(from, acknowledgment));
    }
  }

  private static void send(WebSocket to, String acknowledgment) {
    if (!to.send(acknowledgment)) {
      log.warn("recorded, but the connection ended before Slack could be told");
    }
  }

  private final class Events extends WebSocketListener {
    @Override
    public void onMessage(WebSocket from, String text) {
      try {
        heard(from, text);
      } catch (JacksonException e) {
        log.warn("Slack sent something that isn't JSON");
      }
    }

    @Override
    public void onClosing(WebSocket from, int code, String reason) {
      from.close(NORMAL, null);
      leaving.complete(Goodbye.broken("closed by Slack, code " + code));
    }

    @Override
    public void onClosed(WebSocket from, int code, String reason) {
      end("closed, code " + code);
    }

    @Override
    public void onFailure(WebSocket from, Throwable failure, @Nullable Response response) {
      end(
          response == null
              ? "broken: " + failure
              : "refused with status " + response.code() + ": " + failure);
    }
  }
}
