package rollbackbot.store;

import java.util.List;
import java.util.Set;
import rollbackbot.once.Asked.Stage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Incidents as they were stored when the trouble on the board told whether a request had been sent.
 * Whatever it says, the request may have been sent, so it is looked for.
 */
final class FormatOne {
  private static final Set<String> REQUESTS =
      Set.of(
          "requesting",
          "requesting-restart",
          "requesting-backup",
          "requesting-restore",
          "opening-ticket",
          "setting-flag");

  private FormatOne() {}

  static JsonNode translated(JsonNode stored) {
    var copy = stored.deepCopy();
    translate(copy);
    return copy;
  }

  private static void translate(JsonNode node) {
    if (node instanceof ObjectNode object && REQUESTS.contains(object.path("is").asString(""))) {
      translateRequest(object);
    }
    node.forEach(FormatOne::translate);
  }

  private static void translateRequest(ObjectNode request) {
    var requestedAt = request.path("requestedAt");
    if (requestedAt.isString()) {
      request
          .putObject("asked")
          .put("requestedAt", requestedAt.asString())
          .put("times", Math.max(1, request.path("asks").asInt(1)))
          .put("stage", Stage.PERHAPS_SENT.name());
    }
    request.remove(List.of("requestedAt", "asks", "looked"));
  }
}
