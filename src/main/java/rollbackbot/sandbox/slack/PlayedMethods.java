package rollbackbot.sandbox.slack;

import rollbackbot.sandbox.slack.api.WebApi;
import rollbackbot.sandbox.slack.forms.ViewMethods;
import rollbackbot.sandbox.slack.messages.BlocksMethods;
import rollbackbot.sandbox.slack.messages.ChatMethods;
import rollbackbot.sandbox.slack.messages.FileMethods;
import rollbackbot.sandbox.slack.workspace.AuthMethods;
import rollbackbot.sandbox.slack.workspace.ConversationMethods;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;
import rollbackbot.sandbox.slack.workspace.UserMethods;

/** The methods that are played, with the scope that each wants. */
final class PlayedMethods {
  private PlayedMethods() {}

  static WebApi of(
      PlayedWorkspace workspace, ChatMethods chat, ViewMethods views, FileMethods files) {
    var auth = new AuthMethods(workspace);
    var people = new UserMethods(workspace);
    var conversations = new ConversationMethods(workspace);
    var blocks = new BlocksMethods();
    return new WebApi(workspace::installation)
        .with("auth.test", auth::test)
        .with("users.info", "users:read", people::userInfo)
        .with("usergroups.list", "usergroups:read", people::groups)
        .with("usergroups.users.list", "usergroups:read", people::groupMembers)
        .with("conversations.info", conversations::info)
        .with("conversations.join", "channels:join", conversations::join)
        .with("chat.postMessage", "chat:write", chat::post)
        .with("chat.postEphemeral", "chat:write", chat::postEphemeral)
        .with("chat.update", "chat:write", chat::update)
        .with("chat.delete", "chat:write", chat::delete)
        .with("chat.getPermalink", chat::permalink)
        .with("files.getUploadURLExternal", "files:write", files::announce)
        .with("files.completeUploadExternal", "files:write", files::complete)
        .with("views.open", views::open)
        .with("views.push", views::push)
        .with("views.update", views::update)
        .with("views.publish", views::publish)
        .withoutToken("blocks.validate", blocks::validate);
  }
}
