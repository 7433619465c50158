package rollbackbot.sandbox.slack.forms;

import rollbackbot.sandbox.slack.api.Arguments;
import rollbackbot.sandbox.slack.api.MethodRefused;
import rollbackbot.sandbox.slack.api.SlackJson;
import rollbackbot.sandbox.slack.blockkit.ViewCheck;
import rollbackbot.sandbox.slack.delivery.Triggers;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** views.open, push, update and publish. */
public final class ViewMethods {
  private static final int MOST_CHARACTERS = 250_000;

  private final PlayedWorkspace workspace;
  private final Views views;
  private final Triggers triggers;
  private final ViewJson shape;

  public ViewMethods(PlayedWorkspace workspace, Views views, Triggers triggers, ViewJson shape) {
    this.workspace = workspace;
    this.views = views;
    this.triggers = triggers;
    this.shape = shape;
  }

  public ObjectNode open(Arguments arguments) {
    var trigger = arguments.required("trigger_id");
    var content = checked(arguments, ViewCheck.Kind.MODAL);
    return answer(views.open(triggers.exchange(trigger), content));
  }

  public ObjectNode push(Arguments arguments) {
    var trigger = arguments.required("trigger_id");
    var content = checked(arguments, ViewCheck.Kind.MODAL);
    return answer(views.push(triggers.exchange(trigger), content));
  }

  public ObjectNode update(Arguments arguments) {
    var id = arguments.required("view_id");
    var content = checked(arguments, ViewCheck.Kind.MODAL);
    var view = views.find(id).orElseThrow(() -> MethodRefused.because("not_found"));
    requireHash(arguments, view);
    return answer(views.update(view, content));
  }

  public ObjectNode publish(Arguments arguments) {
    var user = arguments.required("user_id");
    var content = checked(arguments, ViewCheck.Kind.HOME);
    if (workspace.findPerson(user).isEmpty()) {
      throw MethodRefused.because("user_not_found");
    }
    views.home(user).ifPresent(home -> requireHash(arguments, home));
    return answer(views.publish(user, content));
  }

  /** Whoever names what they saw last is refused once it has changed. */
  private static void requireHash(Arguments arguments, ShownView view) {
    if (arguments.text("hash").filter(hash -> !hash.equals(view.hash())).isPresent()) {
      throw MethodRefused.because("hash_conflict");
    }
  }

  static ObjectNode checked(Arguments arguments, ViewCheck.Kind kind) {
    var view =
        arguments
            .json("view", "invalid_arguments")
            .orElseThrow(() -> MethodRefused.missing("view"));
    return checked(view, kind);
  }

  /** The view, if Slack would take it. */
  static ObjectNode checked(JsonNode view, ViewCheck.Kind kind) {
    var problems = ViewCheck.problemsOf(view, kind);
    if (!problems.isEmpty()) {
      throw MethodRefused.invalid(
          problems.stream().map(problem -> "[ERROR] " + problem.inWords("/view")).toList());
    }
    if (view.toString().length() > MOST_CHARACTERS) {
      throw MethodRefused.because("view_too_large");
    }
    return (ObjectNode) view;
  }

  private ObjectNode answer(ShownView view) {
    var answer = SlackJson.object();
    answer.set("view", shape.of(view));
    return answer;
  }
}
