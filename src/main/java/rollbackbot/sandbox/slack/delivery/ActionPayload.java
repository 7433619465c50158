package rollbackbot.sandbox.slack.delivery;

import rollbackbot.sandbox.slack.api.SlackJson;
import rollbackbot.sandbox.slack.messages.Control;
import rollbackbot.sandbox.slack.messages.MessageJson;
import rollbackbot.sandbox.slack.messages.SlackMessage;
import rollbackbot.sandbox.slack.workspace.Channel;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;
import rollbackbot.sandbox.slack.workspace.SlackUser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The block_actions payload of a click; fields as in the recorded samples. */
public final class ActionPayload {
  private final PlayedWorkspace workspace;
  private final MessageJson shape;

  public ActionPayload(PlayedWorkspace workspace, MessageJson shape) {
    this.workspace = workspace;
    this.shape = shape;
  }

  ObjectNode of(
      SlackUser person,
      Channel channel,
      SlackMessage message,
      ObjectNode action,
      ObjectNode state,
      String responseUrl,
      String triggerId) {
    var payload = SlackJson.object().put("type", "block_actions");
    payload.set("user", user(person));
    payload.put("api_app_id", workspace.installation().appId());
    payload.put("token", "fixed-value");
    payload.set("container", container(message));
    payload.put("trigger_id", triggerId);
    payload.putObject("team").put("id", workspace.team()).put("domain", workspace.domain());
    payload.putNull("enterprise").put("is_enterprise_install", false);
    payload.putObject("channel").put("id", channel.id()).put("name", channel.nameInPayloads());
    // an ephemeral message isn't stored, so its payload has only the container
    if (!message.isEphemeral()) {
      payload.set("message", shape.of(message));
    }
    payload.putObject("state").set("values", state);
    payload.put("response_url", responseUrl);
    payload.putArray("actions").add(action);
    return payload;
  }

  public static ObjectNode user(SlackUser person) {
    return SlackJson.object()
        .put("id", person.id())
        .put("username", person.name())
        .put("name", person.name())
        .put("team_id", person.team());
  }

  private static ObjectNode container(SlackMessage message) {
    var container = SlackJson.object().put("type", "message").put("message_ts", message.ts());
    message.thread().ifPresent(thread -> container.put("thread_ts", thread));
    return container
        .put("channel_id", message.channel())
        .put("is_ephemeral", message.isEphemeral());
  }

  /** A button says what it holds. */
  static ObjectNode pressed(Control control, String actionTs) {
    var action = action(control);
    for (var name : new String[] {"text", "value", "url", "style", "confirm"}) {
      if (control.element().has(name)) {
        action.set(name, control.element().path(name));
      }
    }
    return action.put("type", control.type()).put("action_ts", actionTs);
  }

  /** A select or a menu says what was chosen. */
  static ObjectNode chosen(Control control, JsonNode option, String actionTs) {
    var action = action(control).put("type", control.type());
    action.set("selected_option", option);
    if (control.element().has("placeholder")) {
      action.set("placeholder", control.element().path("placeholder"));
    }
    return action.put("action_ts", actionTs);
  }

  private static ObjectNode action(Control control) {
    return SlackJson.object()
        .put("action_id", control.actionId())
        .put("block_id", control.blockId());
  }
}
