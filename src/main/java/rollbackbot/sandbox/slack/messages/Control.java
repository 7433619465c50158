package rollbackbot.sandbox.slack.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Something in a message that can be clicked or chosen from. */
public record Control(SlackMessage message, String blockId, JsonNode element) {

  static List<Control> of(SlackMessage message) {
    var controls = new ArrayList<Control>();
    for (var block : message.blocks()) {
      elements(block)
          .filter(element -> element.has("action_id"))
          .map(element -> new Control(message, block.path("block_id").asString(""), element))
          .forEach(controls::add);
    }
    return List.copyOf(controls);
  }

  private static Stream<JsonNode> elements(JsonNode block) {
    return Stream.concat(
        StreamSupport.stream(block.path("elements").spliterator(), false),
        Stream.of(block.path("accessory"), block.path("element")));
  }

  public String actionId() {
    return element.path("action_id").asString("");
  }

  public String type() {
    return element.path("type").asString("");
  }

  /** The words on it. */
  public String label() {
    var label = element.path("text").path("text").asString("");
    return label.isEmpty() ? element.path("placeholder").path("text").asString("") : label;
  }

  public String value() {
    return element.path("value").asString("");
  }

  /** The options of a select or a menu, groups opened. */
  public List<JsonNode> options() {
    var options = new ArrayList<JsonNode>();
    element.path("options").forEach(options::add);
    element.path("option_groups").forEach(group -> group.path("options").forEach(options::add));
    return List.copyOf(options);
  }

  public JsonNode requireOption(String value) {
    return options().stream()
        .filter(option -> option.path("value").asString("").equals(value))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no option %s in %s".formatted(value, actionId())));
  }
}
