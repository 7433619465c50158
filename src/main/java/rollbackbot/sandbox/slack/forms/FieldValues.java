package rollbackbot.sandbox.slack.forms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;
import rollbackbot.sandbox.slack.api.SlackJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a person filled in.
 *
 * @param state as the payload has it: by block and element
 * @param mistakes what Slack itself refuses before the bot hears of it, by block
 */
record FieldValues(ObjectNode state, Map<String, String> mistakes) {

  /**
   * Fills the fields of a form in; those that aren't named keep what they began with.
   *
   * @param typed by block
   * @param offered the option that a field's bot offers for what is typed in it
   */
  static FieldValues of(
      ShownView view,
      Map<String, String> typed,
      BiFunction<String, String, Optional<JsonNode>> offered) {
    typed.keySet().forEach(block -> requireField(view, block));
    var state = SlackJson.object();
    var mistakes = new LinkedHashMap<String, String>();
    for (var input : view.inputs()) {
      var block = input.path("block_id").asString("");
      var element = input.path("element");
      var value = Optional.ofNullable(typed.get(block)).or(() -> initial(element));
      var text = value.filter(it -> !it.isEmpty());
      mistake(input, text).ifPresent(words -> mistakes.put(block, words));
      state
          .putObject(block)
          .set(element.path("action_id").asString(""), value(block, element, text, offered));
    }
    return new FieldValues(state, mistakes);
  }

  private static void requireField(ShownView view, String block) {
    if (!view.hasInput(block)) {
      throw new IllegalArgumentException("no field %s in: %s".formatted(block, view.plainText()));
    }
  }

  private static Optional<String> initial(JsonNode element) {
    return Optional.of(
            switch (element.path("type").asString("")) {
              case "static_select", "external_select" ->
                  element.path("initial_option").path("value");
              case "conversations_select" -> element.path("initial_conversation");
              default -> element.path("initial_value");
            })
        .filter(JsonNode::isString)
        .map(JsonNode::asString);
  }

  private static Optional<String> mistake(JsonNode input, Optional<String> text) {
    int length = text.map(String::length).orElse(0);
    var element = input.path("element");
    if (length == 0) {
      return input.path("optional").asBoolean(false)
          ? Optional.empty()
          : Optional.of("Please complete this required field.");
    }
    return length > element.path("max_length").asInt(Integer.MAX_VALUE)
            || length < element.path("min_length").asInt(0)
        ? Optional.of("Please check the length of this field.")
        : Optional.empty();
  }

  private static ObjectNode value(
      String block,
      JsonNode element,
      Optional<String> text,
      BiFunction<String, String, Optional<JsonNode>> offered) {
    var type = element.path("type").asString("");
    var value = SlackJson.object().put("type", type);
    return switch (type) {
      case "static_select" -> {
        value.set("selected_option", text.map(it -> option(element, it)).orElse(null));
        yield value;
      }
      case "external_select" -> {
        value.set("selected_option", text.flatMap(it -> offered.apply(block, it)).orElse(null));
        yield value;
      }
      case "conversations_select" -> value.put("selected_conversation", text.orElse(null));
      default -> value.put("value", text.orElse(null));
    };
  }

  private static JsonNode option(JsonNode element, String value) {
    return StreamSupport.stream(element.path("options").spliterator(), false)
        .filter(option -> option.path("value").asString("").equals(value))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no option " + value));
  }
}
