package rollbackbot.slack;

import com.slack.api.methods.MethodsClient;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.rollback.IncidentId;
import rollbackbot.rollback.Outbox;
import rollbackbot.rollback.OutsideTrouble;

/** Where the board of an incident is. */
final class BoardLinks {
  private static final Logger log = LoggerFactory.getLogger(BoardLinks.class);

  private final MethodsClient client;
  private final SlackIdentity identity;
  private final Outbox outbox;

  BoardLinks(MethodsClient client, SlackIdentity identity, Outbox outbox) {
    this.client = client;
    this.identity = identity;
    this.outbox = outbox;
  }

  /** Its address; empty while it isn't posted. */
  Optional<String> to(IncidentId incident) {
    return Optional.ofNullable(outbox.shown(incident).get(0))
        .flatMap(
            board -> board.timestamp().flatMap(timestamp -> permalink(board.channel(), timestamp)));
  }

  private Optional<String> permalink(String channel, String timestamp) {
    try {
      return Optional.of(
          SlackAnswers.of(
                  "chat.getPermalink",
                  () ->
                      client.chatGetPermalink(
                          request -> request.channel(channel).messageTs(timestamp)))
              .getPermalink());
    } catch (OutsideTrouble e) {
      log.warn("{}; the link is built by hand", e.getMessage());
      return identity.archiveLink(channel, timestamp);
    }
  }
}
