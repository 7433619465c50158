package rollbackbot.sandbox.slack.delivery;

import java.util.Optional;
import rollbackbot.sandbox.slack.api.Arguments;
import rollbackbot.sandbox.slack.api.MethodRefused;
import rollbackbot.sandbox.slack.api.SlackJson;
import rollbackbot.sandbox.slack.messages.Posting;
import rollbackbot.sandbox.slack.messages.Replies;
import rollbackbot.sandbox.slack.messages.ResponseUrl;
import tools.jackson.core.JacksonException;

/** What a bot may say while acknowledging a command: nothing, a text, or a message as JSON. */
public final class Acknowledgments {
  private final Posting posting;
  private final Replies replies;

  public Acknowledgments(Posting posting, Replies replies) {
    this.posting = posting;
    this.replies = replies;
  }

  /** The delivery, failed if its answer is a message that Slack refuses. */
  public Delivery take(Deliveries.Sent sent, String typed) {
    var delivery = sent.delivery();
    if (!delivery.isAcknowledged() || delivery.body().isBlank()) {
      return delivery;
    }
    try {
      say(sent.responseUrl(), message(delivery.body()), typed);
      return delivery;
    } catch (MethodRefused refusal) {
      return delivery.failed(refusal.error());
    }
  }

  /** An answer for all to see shows what was typed, too. */
  private void say(ResponseUrl url, Arguments message, String typed) {
    if (message.text("response_type").equals(Optional.of("in_channel"))) {
      posting.say(url.user(), url.channel(), typed, Optional.empty());
    }
    replies.reply(url, message);
  }

  private static Arguments message(String body) {
    try {
      if (SlackJson.read(body).isObject()) {
        return Arguments.parse("application/json", "", body);
      }
    } catch (JacksonException notJson) {
      return text(body);
    }
    return text(body);
  }

  private static Arguments text(String body) {
    return new Arguments(SlackJson.object().put("text", body));
  }
}
