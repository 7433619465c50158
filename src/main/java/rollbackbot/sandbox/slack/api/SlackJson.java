package rollbackbot.sandbox.slack.api;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The one mapper of the played Slack. */
public final class SlackJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private SlackJson() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  public static JsonNode read(String json) {
    return MAPPER.readTree(json);
  }

  public static ArrayNode strings(Iterable<String> values) {
    var array = array();
    values.forEach(array::add);
    return array;
  }
}
