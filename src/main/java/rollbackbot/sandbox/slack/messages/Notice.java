package rollbackbot.sandbox.slack.messages;

import java.time.Instant;

/**
 * What Slack itself shows a person when the bot doesn't answer as it should.
 *
 * @param reason such as {@code operation_timeout}
 */
public record Notice(String user, String channel, String what, String reason, Instant at) {
  public String text() {
    return "%s failed with the error \"%s\"".formatted(what, reason);
  }
}
