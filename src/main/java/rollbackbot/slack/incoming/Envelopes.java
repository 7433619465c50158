package rollbackbot.slack.incoming;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import com.slack.api.util.json.GsonFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.once.SteadyClock;

/**
 * Brings envelopes to the listeners, several at once. What they recorded is acknowledged; what they
 * didn't isn't, so that Slack tells the person to try again.
 */
public final class Envelopes {
  private static final Logger log = LoggerFactory.getLogger(Envelopes.class);
  private static final int AT_ONCE = 10;
  private static final int OK = 200;

  private final App app;
  private final SocketModeRequestParser parser;
  private final SteadyClock clock;
  private final AckListener listener;

  /**
   * No virtual ones: SQLite waits for its lock in native code, so that as many envelopes as there
   * are processors would keep whoever holds the lock from going on, and all else with it.
   */
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          AT_ONCE, Thread.ofPlatform().daemon().name("envelope-", 0).factory());

  public Envelopes(App app, SteadyClock clock, AckListener listener) {
    this.app = app;
    this.parser = new SocketModeRequestParser(app.config());
    this.clock = clock;
    this.listener = listener;
  }

  void take(String envelope, Consumer<String> acknowledge) {
    var arrived = clock.instant();
    try {
      threads.execute(() -> handle(envelope, acknowledge, arrived));
    } catch (RejectedExecutionException e) {
      log.info("an envelope came while stopping: not taken");
    }
  }

  private void handle(String envelope, Consumer<String> acknowledge, Instant arrived) {
    try {
      var request = Optional.ofNullable(parser.parse(envelope));
      if (request.isPresent() && run(request.get(), acknowledge)) {
        listener.acknowledged(Duration.between(arrived, clock.instant()));
      }
    } catch (NotRecorded e) {
      log.error("an envelope from Slack could not be recorded", e.getCause());
    } catch (Exception e) {
      log.warn("an envelope isn't what Slack sends: {}", Shape.words(e));
    }
  }

  private boolean run(SocketModeRequest request, Consumer<String> acknowledge) throws Exception {
    var response = app.run(request.getBoltRequest());
    if (response.getStatusCode() != OK) {
      log.warn(
          "an envelope of type {} is for nobody: status {}",
          request.getEnvelope().getType(),
          response.getStatusCode());
      return false;
    }
    acknowledge.accept(acknowledgment(request.getEnvelope().getEnvelopeId(), response));
    return true;
  }

  private static String acknowledgment(String envelopeId, Response response) {
    var acknowledgment = new JsonObject();
    acknowledgment.addProperty("envelope_id", envelopeId);
    var body = Optional.ofNullable(response.getBody()).orElse("");
    if (!body.isEmpty()) {
      acknowledgment.add("payload", payload(response, body));
    }
    return acknowledgment.toString();
  }

  private static JsonElement payload(Response response, String body) {
    var type = Optional.ofNullable(response.getContentType()).orElse("");
    if (type.startsWith("application/json")) {
      return GsonFactory.createSnakeCase().fromJson(body, JsonElement.class);
    }
    var text = new JsonObject();
    text.addProperty("text", body);
    return text;
  }

  /** Takes no more, and lets those under way end. */
  void stop(Duration grace) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("an envelope is still being recorded");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
