package rollbackbot.sandbox.slack.messages;

import rollbackbot.sandbox.slack.api.Arguments;
import rollbackbot.sandbox.slack.api.MethodRefused;
import rollbackbot.sandbox.slack.api.SlackJson;
import rollbackbot.sandbox.slack.workspace.Channel;
import rollbackbot.sandbox.slack.workspace.ChannelAccess;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;
import tools.jackson.databind.node.ObjectNode;

/** The chat methods. */
public final class ChatMethods {
  private static final int MOST_TEXT_OF_AN_UPDATE = 4_000;

  private final PlayedWorkspace workspace;
  private final ChannelAccess access;
  private final Messages messages;
  private final Posting posting;
  private final MessageJson shape;

  public ChatMethods(
      PlayedWorkspace workspace,
      ChannelAccess access,
      Messages messages,
      Posting posting,
      MessageJson shape) {
    this.workspace = workspace;
    this.access = access;
    this.messages = messages;
    this.posting = posting;
    this.shape = shape;
  }

  public ObjectNode post(Arguments arguments) {
    var channel = access.writable(arguments.required("channel"));
    var thread = posting.thread(channel.id(), arguments);
    var content = MessageContent.of(arguments);
    var message = posting.post(channel.id(), content, thread, arguments.flag("reply_broadcast"));
    var answer = SlackJson.object().put("channel", channel.id()).put("ts", message.ts());
    answer.set("message", shape.of(message));
    return answer;
  }

  public ObjectNode postEphemeral(Arguments arguments) {
    var channel = access.writable(arguments.required("channel"));
    var user = arguments.required("user");
    if (!channel.has(user)) {
      throw MethodRefused.because("user_not_in_channel");
    }
    var thread = posting.thread(channel.id(), arguments);
    var message = posting.postOnlyFor(user, channel.id(), MessageContent.of(arguments), thread);
    return SlackJson.object().put("message_ts", message.ts());
  }

  public ObjectNode update(Arguments arguments) {
    var message = own(arguments, "cant_update_message");
    if (arguments.text("text").orElse("").length() > MOST_TEXT_OF_AN_UPDATE) {
      throw MethodRefused.because("msg_too_long");
    }
    var revised = posting.revise(message, MessageContent.of(arguments));
    var answer =
        SlackJson.object()
            .put("channel", revised.channel())
            .put("ts", revised.ts())
            .put("text", revised.text());
    answer.set("message", shape.of(revised));
    return answer;
  }

  public ObjectNode delete(Arguments arguments) {
    var message = own(arguments, "cant_delete_message");
    posting.delete(message);
    return SlackJson.object().put("channel", message.channel()).put("ts", message.ts());
  }

  public ObjectNode permalink(Arguments arguments) {
    var channel = access.readable(arguments.required("channel"));
    var message = message(channel, arguments.required("message_ts"));
    var link =
        "%sarchives/%s/p%s".formatted(workspace.url(), channel.id(), digits(message.ts()))
            + message
                .thread()
                .map(parent -> "?thread_ts=%s&cid=%s".formatted(parent, channel.id()))
                .orElse("");
    return SlackJson.object().put("channel", channel.id()).put("permalink", link);
  }

  private static String digits(String ts) {
    return ts.replace(".", "");
  }

  /** Only the bot's own messages may be touched, and ephemeral ones never. */
  private SlackMessage own(Arguments arguments, String refusal) {
    var channel = access.readable(arguments.required("channel"));
    if (channel.isArchived()) {
      throw MethodRefused.because("is_inactive");
    }
    var message = message(channel, arguments.required("ts"));
    if (!message.author().equals(workspace.installation().botUser())) {
      throw MethodRefused.because(refusal);
    }
    return message;
  }

  private SlackMessage message(Channel channel, String ts) {
    return messages
        .find(channel.id(), ts)
        .filter(message -> !message.isEphemeral())
        .orElseThrow(() -> MethodRefused.because("message_not_found"));
  }
}
