package rollbackbot.slack.sending;

import com.slack.api.methods.MethodsClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.slack.web.SlackAnswers;

/** The requests by which a message gets into Slack, or becomes another there. */
record MessageRequests(MethodsClient client) {
  private static final Logger log = LoggerFactory.getLogger(MessageRequests.class);
  static final String POST = "chat.postMessage";
  static final String UPDATE = "chat.update";

  /**
   * Posts it, or updates it where it is there; as mere text where Slack can't show its blocks.
   *
   * @return the message's timestamp
   */
  String send(Sending sending) {
    try {
      return send(sending, true);
    } catch (OutsideTrouble.Refused e) {
      if (Refusal.of(e.words()) != Refusal.UNSHOWABLE) {
        throw e;
      }
      log.error("Slack can't show entry {}: {}; sent as text", sending.entry(), e.words());
      return send(sending, false);
    }
  }

  private String send(Sending sending, boolean withBlocks) {
    return sending
        .timestamp()
        .map(timestamp -> update(sending, timestamp, withBlocks))
        .orElseGet(() -> post(sending, withBlocks));
  }

  private String post(Sending sending, boolean withBlocks) {
    return SlackAnswers.of(
            POST,
            () ->
                client.chatPostMessage(request -> {
                  request
                      .channel(sending.incident().channel())
                      .text(sending.view().text())
                      .threadTs(sending.thread().orElse(null))
                      .replyBroadcast(sending.broadcast());
                  if (withBlocks) {
                    request.blocks(sending.view().blocks());
                  }
                  return withBlocks && sending.entry() == 0
                      ? request.metadata(BoardEvent.of(sending.incident()))
                      : request;
                }))
        .getTs();
  }

  private String update(Sending sending, String timestamp, boolean withBlocks) {
    return SlackAnswers.of(
            UPDATE,
            () ->
                client.chatUpdate(request -> {
                  request
                      .channel(sending.shown().orElseThrow().channel())
                      .ts(timestamp)
                      .text(sending.view().text());
                  if (withBlocks) {
                    request.blocks(sending.view().blocks());
                  }
                  return withBlocks && sending.entry() == 0
                      ? request.metadata(BoardEvent.of(sending.incident()))
                      : request;
                }))
        .getTs();
  }
}
