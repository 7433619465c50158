package rollbackbot.sandbox.slack.sockets;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.sandbox.slack.api.SlackIds;
import rollbackbot.sandbox.slack.api.SlackJson;
import rollbackbot.sandbox.slack.delivery.Delivery;
import rollbackbot.sandbox.slack.delivery.SignedRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Deliveries under way over sockets, each until the bot acknowledges it or it is too late. */
final class Envelopes {
  private static final Logger log = LoggerFactory.getLogger(Envelopes.class);

  private final SlackIds ids;
  private final Predicate<String> sender;
  private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private volatile Duration patience;

  /**
   * Nothing is under way.
   *
   * @param sender sends a text to the bot; false where no connection is counted
   */
  Envelopes(SlackIds ids, Duration patience, Predicate<String> sender) {
    this.ids = ids;
    this.patience = patience;
    this.sender = sender;
  }

  void patience(Duration longest) {
    patience = longest;
  }

  Delivery deliver(String type, ObjectNode payload) {
    var envelope =
        SlackJson.object()
            .put("envelope_id", ids.next())
            .put("type", type)
            .put("accepts_response_payload", !type.equals("events_api"));
    envelope.set("payload", payload);
    return send(envelope.toString());
  }

  Delivery send(String envelope) {
    var request = new SignedRequest(envelope, "", "");
    var id = SlackJson.read(envelope).path("envelope_id").asString();
    var acknowledged = new CompletableFuture<JsonNode>();
    waiting.put(id, acknowledged);
    try {
      if (!sender.test(envelope)) {
        return new Delivery(request, 0, "", Optional.of("dispatch_failed"));
      }
      var answer = acknowledged.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return new Delivery(request, 200, payload(answer), Optional.empty());
    } catch (TimeoutException late) {
      return new Delivery(request, 0, "", Optional.of("operation_timeout"));
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("nothing completes it so", impossible);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Delivery(request, 0, "", Optional.of("operation_timeout"));
    } finally {
      waiting.remove(id);
    }
  }

  /** Bolt for JavaScript answers a bare acknowledgment with an empty object: nothing is said. */
  private static String payload(JsonNode acknowledgment) {
    var payload = acknowledgment.path("payload");
    return payload.isObject() && !payload.isEmpty() ? payload.toString() : "";
  }

  /** What the bot sent, an acknowledgment as a rule. */
  void received(String message) {
    try {
      var acknowledgment = SlackJson.read(message);
      Optional.ofNullable(waiting.get(acknowledgment.path("envelope_id").asString("")))
          .ifPresent(waiter -> waiter.complete(acknowledgment));
    } catch (JacksonException notJson) {
      log.warn("the bot sent something that isn't JSON: {}", message);
    }
  }
}
