package rollbackbot.sandbox.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollbackbot.sandbox.ChangeSignal;
import rollbackbot.sandbox.CurrentWorld;
import rollbackbot.sandbox.NextDeployment;
import rollbackbot.sandbox.Scenario;
import rollbackbot.sandbox.Switch;
import rollbackbot.sandbox.slack.FakeSlack;
import rollbackbot.sandbox.slack.messages.Control;
import tools.jackson.databind.JsonNode;

/** What a person at the page does: in Slack, and to the world. */
final class Actions {
  private static final int MOST_TEXT = 4000;

  private final CurrentWorld current;
  private final ChangeSignal changes;

  Actions(CurrentWorld current, ChangeSignal changes) {
    this.current = current;
    this.changes = changes;
  }

  /**
   * Does it.
   *
   * @throws IllegalArgumentException if there is no such thing to do
   */
  void perform(String name, JsonNode body) {
    switch (name) {
      case "message" -> message(body);
      case "click" -> click(body);
      case "submit" -> slack().forms().submit(text(body, "as"), fields(body));
      case "open-home" -> slack().openHome(text(body, "as"));
      case "press-on-home" -> slack().forms().press(text(body, "as"), text(body, "action"));
      case "close-form" -> slack().forms().close(text(body, "as"));
      case "scenario" -> scenario(text(body, "id"));
      case "trouble" -> trouble(body);
      case "next-deployment" -> nextDeployment(text(body, "id"));
      case "deploy-meanwhile" -> current.now().world().hotfix("carol");
      case "push-fix" -> current.now().world().pushFix();
      case "kill-bot" -> current.now().bot().kill();
      case "start-bot" -> current.now().startBot();
      default -> throw new IllegalArgumentException("nothing is called " + name);
    }
    changes.signal();
  }

  /** What a form's bot offers for what is being typed in a field. */
  List<JsonNode> offered(JsonNode body) {
    return slack()
        .forms()
        .suggestions(
            text(body, "as"),
            text(body, "block"),
            optional(body, "typed").orElse(""),
            fields(body));
  }

  /** Typed text: the bot's command, or a message. */
  private void message(JsonNode body) {
    var slack = slack();
    var person = text(body, "as");
    var channel = text(body, "channel");
    var typed = text(body, "text").strip();
    var thread = optional(body, "thread");
    var command = slack.workspace().installation().command();
    if (typed.equals(command) || typed.startsWith(command + " ")) {
      if (thread.isPresent()) {
        throw new IllegalArgumentException(command + " can't be used in a thread");
      }
      slack.command(person, channel, typed.substring(command.length()).strip());
    } else if (typed.startsWith("/")) {
      throw new IllegalArgumentException(
          typed.split("\\s", 2)[0] + " is not a command here; there is " + command);
    } else if (!typed.isEmpty()) {
      say(slack, person, channel, thread, escaped(typed));
    }
  }

  private static void say(
      FakeSlack slack, String person, String channel, Optional<String> thread, String text) {
    if (slack.workspace().findChannel(channel).isEmpty()) {
      throw new IllegalArgumentException("no channel " + channel);
    }
    if (thread.isPresent()) {
      slack.reply(person, channel, thread.get(), text);
    } else {
      slack.say(person, channel, text);
    }
  }

  private static String escaped(String typed) {
    return typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** A button, or an option of a select or menu. */
  private void click(JsonNode body) {
    var person = text(body, "as");
    var control = control(text(body, "channel"), text(body, "ts"), text(body, "action"));
    var value = optional(body, "value");
    if (value.isPresent()) {
      slack().choose(person, control, value.get());
    } else {
      slack().click(person, control);
    }
  }

  /** What was filled in, by block. */
  private static Map<String, String> fields(JsonNode body) {
    var fields = new HashMap<String, String>();
    for (var field : body.path("fields").properties()) {
      fields.put(field.getKey(), text(body.path("fields"), field.getKey()));
    }
    return fields;
  }

  private Control control(String channel, String ts, String action) {
    return slack()
        .messages()
        .find(channel, ts)
        .flatMap(message -> message.control(action))
        .orElseThrow(() -> new IllegalArgumentException("that button is gone"));
  }

  private void scenario(String id) {
    var scenario =
        Scenario.of(id).orElseThrow(() -> new IllegalArgumentException("no scenario " + id));
    current.replace(scenario);
  }

  private void trouble(JsonNode body) {
    var id = text(body, "id");
    var which = Switch.of(id).orElseThrow(() -> new IllegalArgumentException("no trouble " + id));
    current.now().switches().turn(which, body.path("on").asBoolean(false));
  }

  private void nextDeployment(String id) {
    var next =
        NextDeployment.of(id)
            .orElseThrow(() -> new IllegalArgumentException("no deployment ends in " + id));
    current.now().switches().next(next);
  }

  private FakeSlack slack() {
    return current.now().world().slack();
  }

  private static String text(JsonNode body, String name) {
    return optional(body, name)
        .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }

  private static Optional<String> optional(JsonNode body, String name) {
    var value = body.path(name);
    if (!value.isString()) {
      return Optional.empty();
    }
    if (value.asString().length() > MOST_TEXT) {
      throw new IllegalArgumentException(name + " is too long");
    }
    return Optional.of(value.asString());
  }
}
