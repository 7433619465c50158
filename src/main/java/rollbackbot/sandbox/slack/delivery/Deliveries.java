package rollbackbot.sandbox.slack.delivery;

import java.net.URI;
import java.util.Optional;
import rollbackbot.sandbox.slack.api.Timestamps;
import rollbackbot.sandbox.slack.messages.Control;
import rollbackbot.sandbox.slack.messages.ResponseUrl;
import rollbackbot.sandbox.slack.messages.ResponseUrls;
import rollbackbot.sandbox.slack.messages.SlackMessage;
import rollbackbot.sandbox.slack.workspace.Channel;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;
import rollbackbot.sandbox.slack.workspace.SlackUser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Delivers the commands and clicks of people to the bot. */
public final class Deliveries {
  private final PlayedWorkspace workspace;
  private final Timestamps timestamps;
  private final ResponseUrls responseUrls;
  private final Triggers triggers;
  private final ActionPayload payloads;
  private final Transport way;
  private final URI base;
  private final Selections selections = new Selections();

  public Deliveries(
      PlayedWorkspace workspace,
      Timestamps timestamps,
      ResponseUrls responseUrls,
      Triggers triggers,
      ActionPayload payloads,
      Transport way,
      URI base) {
    this.workspace = workspace;
    this.timestamps = timestamps;
    this.responseUrls = responseUrls;
    this.triggers = triggers;
    this.payloads = payloads;
    this.way = way;
    this.base = base;
  }

  /** A command, and the address that came with it. */
  record Sent(Delivery delivery, ResponseUrl responseUrl) {}

  public Sent command(String userId, String channelId, String text) {
    var person = workspace.person(userId);
    var channel = visibleTo(person, channelId);
    var url = responseUrls.issue("commands", userId, channelId, Optional.empty());
    var fields =
        CommandForm.fields(
            workspace,
            person,
            channel,
            text,
            base.resolve(url.path()).toString(),
            triggers.issue(userId));
    return new Sent(way.command(fields), url);
  }

  public Delivery press(String userId, Control control) {
    return act(userId, control, ActionPayload.pressed(control, timestamps.next()));
  }

  public Delivery choose(String userId, Control control, JsonNode option) {
    selections.choose(userId, control, option);
    return act(userId, control, ActionPayload.chosen(control, option, timestamps.next()));
  }

  private Delivery act(String userId, Control control, ObjectNode action) {
    var person = workspace.person(userId);
    var message = control.message();
    requireSight(person, message);
    var channel = visibleTo(person, message.channel());
    var url = responseUrls.issue("actions", userId, channel.id(), Optional.of(message));
    var payload =
        payloads.of(
            person,
            channel,
            message,
            action,
            selections.valuesFor(userId, message),
            base.resolve(url.path()).toString(),
            triggers.issue(userId));
    return way.interaction(payload);
  }

  private Channel visibleTo(SlackUser person, String channelId) {
    var channel = workspace.channel(channelId);
    if (!channel.isPublic() && !channel.has(person.id())) {
      throw new IllegalArgumentException(person.id() + " doesn't see " + channelId);
    }
    return channel;
  }

  private static void requireSight(SlackUser person, SlackMessage message) {
    if (message.onlyFor().filter(only -> !only.equals(person.id())).isPresent()) {
      throw new IllegalArgumentException(person.id() + " doesn't see message " + message.ts());
    }
  }
}
