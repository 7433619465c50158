package rollbackbot.slack.sending;

import com.slack.api.methods.MethodsClient;
import java.util.Optional;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.slack.blockkit.Rendered;
import rollbackbot.slack.web.SlackAnswers;

/** Messages that belong to no incident that could be read. */
interface Posting {
  /**
   * Posts a message.
   *
   * @param thread below which it stands, shown to the channel too
   * @return its timestamp
   * @throws OutsideTrouble if Slack doesn't take it
   */
  String post(String channel, Optional<String> thread, Rendered view);

  /**
   * Changes a message.
   *
   * @throws OutsideTrouble if Slack doesn't take it
   */
  void change(String channel, String timestamp, Rendered view);

  /** By Slack's Web API. */
  static Posting of(MethodsClient client) {
    return new Posting() {
      @Override
      public String post(String channel, Optional<String> thread, Rendered view) {
        return SlackAnswers.of(
                MessageRequests.POST,
                () ->
                    client.chatPostMessage(request ->
                        request
                            .channel(channel)
                            .threadTs(thread.orElse(null))
                            .replyBroadcast(thread.isPresent())
                            .text(view.text())
                            .blocks(view.blocks())))
            .getTs();
      }

      @Override
      public void change(String channel, String timestamp, Rendered view) {
        SlackAnswers.of(
            MessageRequests.UPDATE,
            () ->
                client.chatUpdate(request ->
                    request
                        .channel(channel)
                        .ts(timestamp)
                        .text(view.text())
                        .blocks(view.blocks())));
      }
    };
  }
}
