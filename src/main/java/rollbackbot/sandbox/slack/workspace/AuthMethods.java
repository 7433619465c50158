package rollbackbot.sandbox.slack.workspace;

import rollbackbot.sandbox.slack.api.Arguments;
import rollbackbot.sandbox.slack.api.SlackJson;
import tools.jackson.databind.node.ObjectNode;

/** auth.test: whose token it is. */
public final class AuthMethods {
  private final PlayedWorkspace workspace;

  public AuthMethods(PlayedWorkspace workspace) {
    this.workspace = workspace;
  }

  public ObjectNode test(Arguments arguments) {
    var installation = workspace.installation();
    return SlackJson.object()
        .put("url", workspace.url())
        .put("team", workspace.domain())
        .put("user", installation.botName())
        .put("team_id", workspace.team())
        .put("user_id", installation.botUser())
        .put("bot_id", installation.botId())
        .put("is_enterprise_install", false);
  }
}
