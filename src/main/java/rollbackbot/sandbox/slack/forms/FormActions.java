package rollbackbot.sandbox.slack.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollbackbot.sandbox.slack.api.MethodRefused;
import rollbackbot.sandbox.slack.api.SlackJson;
import rollbackbot.sandbox.slack.blockkit.ViewCheck;
import rollbackbot.sandbox.slack.delivery.ActionPayload;
import rollbackbot.sandbox.slack.delivery.Delivery;
import rollbackbot.sandbox.slack.delivery.Transport;
import rollbackbot.sandbox.slack.delivery.Triggers;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Submits and closes forms for people, and does with a form what the bot answers. */
public final class FormActions {
  private static final int MOST_OPTIONS = 100;
  private static final int MOST_OF_AN_OPTION = 75;
  private static final String TROUBLE = "We had some trouble connecting. Try again?";

  private final PlayedWorkspace workspace;
  private final Views views;
  private final Triggers triggers;
  private final ViewJson shape;
  private final Transport way;

  public FormActions(
      PlayedWorkspace workspace, Views views, Triggers triggers, ViewJson shape, Transport way) {
    this.workspace = workspace;
    this.views = views;
    this.triggers = triggers;
    this.shape = shape;
    this.way = way;
  }

  /**
   * A person fills the form in and submits it.
   *
   * @param fields by block; an option by its value, a channel by its id
   * @return empty if Slack finds a field empty or too long: the bot hears nothing of it then
   */
  public Optional<Delivery> submit(String user, Map<String, String> fields) {
    var view = require(user);
    var values =
        FieldValues.of(
            view, fields, (block, typed) -> chosen(suggestions(user, block, typed, fields), typed));
    if (!values.mistakes().isEmpty()) {
      views.errors(view, values.mistakes());
      return Optional.empty();
    }
    var payload = payload("view_submission", user, shape.of(view, values.state()));
    payload.put("trigger_id", triggers.issue(user));
    payload.putArray("response_urls");
    return Optional.of(taken(view, way.interaction(payload)));
  }

  /**
   * What the bot offers in a field while a person types in it.
   *
   * @param fields what stands in the others so far, by block
   */
  public List<JsonNode> suggestions(
      String user, String block, String typed, Map<String, String> fields) {
    var view = require(user);
    var so = new HashMap<>(fields);
    so.remove(block);
    var state = FieldValues.of(view, so, (_, _) -> Optional.empty()).state();
    var payload = payload("block_suggestion", user, shape.of(view, state));
    payload.putObject("container").put("type", "view").put("view_id", view.id());
    payload.put("action_id", view.elementOf(block)).put("block_id", block).put("value", typed);
    var delivery = way.interaction(payload);
    return delivery.isAcknowledged() ? offered(delivery.body()) : List.of();
  }

  /** As Slack's own clients, an option that can't be shown is none. */
  private static List<JsonNode> offered(String body) {
    var options = new ArrayList<JsonNode>();
    SlackJson.read(body).path("options").forEach(options::add);
    if (options.size() > MOST_OPTIONS || !options.stream().allMatch(FormActions::isOption)) {
      throw new IllegalArgumentException("no options for Slack: " + body);
    }
    return options;
  }

  private static boolean isOption(JsonNode option) {
    return isWithin(option.path("text").path("text").asString(""))
        && isWithin(option.path("value").asString(""));
  }

  private static boolean isWithin(String text) {
    return !text.isEmpty() && text.length() <= MOST_OF_AN_OPTION;
  }

  /** The option that is called so, or begins so, else the last: it is what was typed. */
  private static Optional<JsonNode> chosen(List<JsonNode> options, String typed) {
    return options.stream()
        .filter(option -> option.path("text").path("text").asString("").equals(typed))
        .findFirst()
        .or(() ->
            options.stream()
                .filter(option ->
                    option.path("value").asString("").equals(typed)
                        || option.path("text").path("text").asString("").startsWith(typed + ","))
                .findFirst())
        .or(() -> options.isEmpty() ? Optional.empty() : Optional.of(options.getLast()));
  }

  /** A person presses a button of the bot's Home, which is in no channel. */
  public Delivery press(String user, String actionId) {
    var home =
        views.home(user).orElseThrow(() -> new IllegalArgumentException(user + " has no Home"));
    var button = home.requireButton(actionId);
    var payload = payload("block_actions", user, shape.of(home));
    payload.putObject("container").put("type", "view").put("view_id", home.id());
    payload.put("trigger_id", triggers.issue(user));
    payload.putObject("state").putObject("values");
    var action = payload.putArray("actions").addObject();
    action.put("type", "button").put("action_id", actionId).put("block_id", "home");
    action.put("value", button.path("value").asString(""));
    action.set("text", button.path("text"));
    return way.interaction(payload);
  }

  /** A person closes the form; the bot hears of it if it asked to. */
  public Optional<Delivery> close(String user) {
    var view = require(user);
    views.close(view);
    if (!view.content().path("notify_on_close").asBoolean(false)) {
      return Optional.empty();
    }
    var payload = payload("view_closed", user, shape.of(view));
    return Optional.of(way.interaction(payload.put("is_cleared", false)));
  }

  private ShownView require(String user) {
    return views
        .modal(user)
        .orElseThrow(() -> new IllegalArgumentException(user + " has no form open"));
  }

  private ObjectNode payload(String type, String user, ObjectNode view) {
    var payload = SlackJson.object().put("type", type);
    payload.putObject("team").put("id", workspace.team()).put("domain", workspace.domain());
    payload.set("user", ActionPayload.user(workspace.person(user)));
    payload
        .put("api_app_id", workspace.installation().appId())
        .put("token", "fixed-value")
        .putNull("enterprise")
        .put("is_enterprise_install", false);
    payload.set("view", view);
    return payload;
  }

  /** Does what the acknowledgment says; says so in the form where it can't. */
  private Delivery taken(ShownView view, Delivery delivery) {
    if (!delivery.isAcknowledged()) {
      views.trouble(view, TROUBLE);
      return delivery;
    }
    try {
      obey(view, delivery.body());
      return delivery;
    } catch (MethodRefused | JacksonException refusal) {
      views.trouble(view, TROUBLE);
      return delivery.failed(String.valueOf(refusal.getMessage()));
    }
  }

  private void obey(ShownView view, String body) {
    if (body.isBlank()) {
      views.close(view);
      return;
    }
    var answer = SlackJson.read(body);
    switch (answer.path("response_action").asString("")) {
      case "errors" -> views.errors(view, errors(view, answer.path("errors")));
      case "update" -> views.update(view, content(answer));
      case "push" -> views.push(view.user(), content(answer));
      case "clear" -> views.clear(view.user());
      default -> throw MethodRefused.because("invalid_response_action");
    }
  }

  private static ObjectNode content(JsonNode answer) {
    return ViewMethods.checked(answer.path("view"), ViewCheck.Kind.MODAL);
  }

  /** An error stands at a field of the form, or nowhere. */
  private static Map<String, String> errors(ShownView view, JsonNode answer) {
    var errors = new HashMap<String, String>();
    for (var error : answer.properties()) {
      if (!view.hasInput(error.getKey())) {
        throw MethodRefused.because("no field " + error.getKey());
      }
      errors.put(error.getKey(), error.getValue().asString(""));
    }
    if (errors.isEmpty()) {
      throw MethodRefused.because("no errors");
    }
    return errors;
  }
}
