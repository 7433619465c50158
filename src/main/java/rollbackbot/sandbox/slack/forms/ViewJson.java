package rollbackbot.sandbox.slack.forms;

import rollbackbot.sandbox.slack.api.SlackJson;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;
import tools.jackson.databind.node.ObjectNode;

/** A view as answers and payloads show it; fields as in the recorded samples. */
public final class ViewJson {
  private static final String[] PARTS = {"title", "submit", "close"};
  private static final String[] TEXTS = {"private_metadata", "callback_id", "external_id"};
  private static final String[] FLAGS = {"clear_on_close", "notify_on_close"};

  private final PlayedWorkspace workspace;

  public ViewJson(PlayedWorkspace workspace) {
    this.workspace = workspace;
  }

  /** A view that nothing was typed in. */
  ObjectNode of(ShownView view) {
    return of(view, SlackJson.object());
  }

  /**
   * A view with what was typed in it.
   *
   * @param values by block and element
   */
  ObjectNode of(ShownView view, ObjectNode values) {
    var installation = workspace.installation();
    var content = view.content();
    var json =
        SlackJson.object()
            .put("id", view.id())
            .put("team_id", workspace.team())
            .put("type", content.path("type").asString(""));
    for (var part : PARTS) {
      json.set(part, content.has(part) ? content.path(part) : null);
    }
    json.set("blocks", content.path("blocks"));
    for (var text : TEXTS) {
      json.put(text, content.path(text).asString(""));
    }
    for (var flag : FLAGS) {
      json.put(flag, content.path(flag).asBoolean(false));
    }
    json.putObject("state").set("values", values);
    json.put("hash", view.hash())
        .put("root_view_id", view.root())
        .put("previous_view_id", view.below().orElse(null))
        .put("app_id", installation.appId())
        .put("app_installed_team_id", workspace.team())
        .put("bot_id", installation.botId());
    return json;
  }
}
