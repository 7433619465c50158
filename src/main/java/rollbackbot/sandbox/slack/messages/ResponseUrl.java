package rollbackbot.sandbox.slack.messages;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where the bot may answer one command or click: five times within thirty minutes.
 *
 * @param origin the message that was clicked, or the last one posted by this address
 */
public record ResponseUrl(
    String path,
    String user,
    String channel,
    Optional<SlackMessage> origin,
    Instant issuedAt,
    int uses) {
  private static final int MOST_USES = 5;
  private static final Duration LIFE = Duration.ofMinutes(30);

  boolean isUsedUp() {
    return uses >= MOST_USES;
  }

  boolean isExpired(Instant now) {
    return now.isAfter(issuedAt.plus(LIFE));
  }

  ResponseUrl used(Optional<SlackMessage> origin) {
    return new ResponseUrl(path, user, channel, origin, issuedAt, uses + 1);
  }
}
