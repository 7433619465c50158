package rollbackbot.sandbox.slack;

import tools.jackson.databind.node.ObjectNode;

/** auth.test: whose token it is. */
final class AuthMethods {
  private final Workspace workspace;

  AuthMethods(Workspace workspace) {
    this.workspace = workspace;
  }

  ObjectNode test(Arguments arguments) {
    var installation = workspace.installation();
    return Json.object()
        .put("url", workspace.url())
        .put("team", workspace.domain())
        .put("user", installation.botName())
        .put("team_id", workspace.team())
        .put("user_id", installation.botUser())
        .put("bot_id", installation.botId())
        .put("is_enterprise_install", false);
  }
}
