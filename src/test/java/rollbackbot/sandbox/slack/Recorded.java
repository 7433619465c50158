package rollbackbot.sandbox.slack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import rollbackbot.sandbox.slack.api.SlackJson;
import tools.jackson.databind.JsonNode;

/** Payloads recorded from Slack. */
public final class Recorded {
  private Recorded() {}

  public static String text(String name) {
    try (var stream = Recorded.class.getResourceAsStream("/slack/" + name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(name, failure);
    }
  }

  public static JsonNode json(String name) {
    return SlackJson.read(text(name));
  }

  /** The keys that a recorded payload has and ours hasn't, as paths; lists by their first item. */
  public static Set<String> missing(JsonNode recorded, JsonNode ours) {
    var missing = new TreeSet<String>();
    collect(recorded, ours, "", missing);
    return missing;
  }

  private static void collect(JsonNode recorded, JsonNode ours, String path, Set<String> missing) {
    if (recorded.isArray() && !recorded.isEmpty() && !ours.isEmpty()) {
      collect(recorded.path(0), ours.path(0), path + "[]", missing);
    }
    for (var property : recorded.properties()) {
      var name = path + "." + property.getKey();
      if (ours.has(property.getKey())) {
        collect(property.getValue(), ours.path(property.getKey()), name, missing);
      } else {
        missing.add(name.substring(1));
      }
    }
  }
}
