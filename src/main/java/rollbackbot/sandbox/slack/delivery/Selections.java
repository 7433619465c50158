package rollbackbot.sandbox.slack.delivery;

import java.util.HashMap;
import java.util.Map;
import rollbackbot.sandbox.slack.api.SlackJson;
import rollbackbot.sandbox.slack.messages.Control;
import rollbackbot.sandbox.slack.messages.SlackMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What each person has chosen in the selects of each message: {@code state.values}. */
final class Selections {
  private record Key(String user, String channel, String ts, String actionId) {}

  private final Map<Key, JsonNode> chosen = new HashMap<>();

  synchronized void choose(String user, Control control, JsonNode option) {
    if (control.type().equals("static_select")) {
      chosen.put(key(user, control), option);
    }
  }

  synchronized ObjectNode valuesFor(String user, SlackMessage message) {
    var values = SlackJson.object();
    for (var control : message.controls()) {
      switch (control.type()) {
        case "static_select" -> {
          var initial = control.element().path("initial_option");
          var option = chosen.getOrDefault(key(user, control), initial);
          put(values, control, "selected_option", option);
        }
        case "plain_text_input" ->
            put(values, control, "value", control.element().path("initial_value"));
        default -> {
          // buttons and menus hold no state
        }
      }
    }
    return values;
  }

  private static void put(ObjectNode values, Control control, String name, JsonNode value) {
    var state = values.withObject("/" + pointer(control.blockId())).putObject(control.actionId());
    state.put("type", control.type());
    if (value.isMissingNode()) {
      state.putNull(name);
    } else {
      state.set(name, value);
    }
  }

  private static String pointer(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static Key key(String user, Control control) {
    var message = control.message();
    return new Key(user, message.channel(), message.ts(), control.actionId());
  }
}
