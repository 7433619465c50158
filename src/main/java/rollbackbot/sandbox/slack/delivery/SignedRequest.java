package rollbackbot.sandbox.slack.delivery;

import java.time.Instant;

/** A request of Slack to the bot, kept so that it can be sent again as it was. */
public record SignedRequest(String body, String timestamp, String signature) {
  public static SignedRequest sign(String body, Instant at, String signingSecret) {
    var timestamp = Long.toString(at.getEpochSecond());
    return new SignedRequest(body, timestamp, RequestSignature.of(signingSecret, timestamp, body));
  }
}
