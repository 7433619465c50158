package rollbackbot.sandbox.slack.messages;

import java.util.List;
import rollbackbot.sandbox.slack.api.InstalledApp;
import rollbackbot.sandbox.slack.api.SlackJson;
import rollbackbot.sandbox.slack.api.Timestamps;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;
import tools.jackson.databind.node.ObjectNode;

/** A message as answers and payloads show it. */
public final class MessageJson {
  private final PlayedWorkspace workspace;
  private final Messages messages;

  public MessageJson(PlayedWorkspace workspace, Messages messages) {
    this.workspace = workspace;
    this.messages = messages;
  }

  public ObjectNode of(SlackMessage message) {
    var json =
        SlackJson.object()
            .put("user", message.author())
            .put("type", "message")
            .put("ts", message.ts())
            .put("text", message.text())
            .put("team", workspace.team());
    if (message.author().equals(workspace.installation().botUser())) {
      app(workspace.installation(), json);
    }
    if (!message.blocks().isEmpty()) {
      json.set("blocks", message.blocks());
    }
    message.file().ifPresent(file -> json.putArray("files").add(file(file)));
    message.newest().metadata().ifPresent(metadata -> json.set("metadata", metadata));
    edited(message, json);
    thread(message, json);
    return json;
  }

  private static ObjectNode file(SharedFile file) {
    return SlackJson.object()
        .put("id", file.id())
        .put("name", file.name())
        .put("title", file.title())
        .put("mimetype", "text/plain")
        .put("size", file.bytes());
  }

  /** Text alone shows as edited, blocks don't (chat.update). */
  private static void edited(SlackMessage message, ObjectNode json) {
    if (message.revisions().size() > 1 && message.blocks().isEmpty()) {
      json.putObject("edited")
          .put("user", message.author())
          .put("ts", Timestamps.format(message.newest().at()));
    }
  }

  private void thread(SlackMessage message, ObjectNode json) {
    message.thread().ifPresent(parent -> reply(message, parent, json));
    var replies = messages.replies(message);
    if (!message.isReply() && !replies.isEmpty()) {
      parent(message, replies, json);
    }
  }

  private void reply(SlackMessage message, String parent, ObjectNode json) {
    json.put("thread_ts", parent);
    messages
        .find(message.channel(), parent)
        .ifPresent(found -> json.put("parent_user_id", found.author()));
    if (message.broadcast()) {
      json.put("subtype", "thread_broadcast");
      messages.find(message.channel(), parent).ifPresent(found -> json.set("root", of(found)));
    }
  }

  private static void parent(SlackMessage message, List<SlackMessage> replies, ObjectNode json) {
    var authors = replies.stream().map(SlackMessage::author).distinct().toList();
    json.put("thread_ts", message.ts())
        .put("reply_count", replies.size())
        .put("reply_users_count", authors.size())
        .put("latest_reply", replies.getLast().ts())
        .set("reply_users", SlackJson.strings(authors));
  }

  private void app(InstalledApp installation, ObjectNode json) {
    json.put("bot_id", installation.botId()).put("app_id", installation.appId());
    var profile =
        json.putObject("bot_profile")
            .put("id", installation.botId())
            .put("app_id", installation.appId())
            .put("user_id", installation.botUser())
            .put("name", installation.botName())
            .put("deleted", false)
            .put("updated", 1_654_868_334)
            .put("team_id", workspace.team());
    profile.putObject("icons");
  }
}
