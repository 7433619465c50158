package rollbackbot.slack.incoming;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import rollbackbot.secret.Secret;

/**
 * Whether a request comes from Slack (Slack docs, "Verifying requests from Slack"). Bolt 1.51
 * compares with {@code String.equals} and accepts timestamps from the future; here the comparison
 * takes the same time whatever it finds, and the window is absolute.
 */
public final class SignatureCheck {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final String ALGORITHM = "HmacSHA256";

  private final Secret signingSecret;

  public SignatureCheck(Secret signingSecret) {
    this.signingSecret = signingSecret;
  }

  boolean accepts(
      Optional<String> timestamp, Optional<String> signature, byte[] body, Instant now) {
    if (!mayAccept(timestamp, signature, now)) {
      return false;
    }
    var expected = "v0=" + HexFormat.of().formatHex(digest(timestamp.orElseThrow(), body));
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8),
        signature.orElseThrow().getBytes(StandardCharsets.UTF_8));
  }

  /** Whether it depends on the body. */
  boolean mayAccept(Optional<String> timestamp, Optional<String> signature, Instant now) {
    return signature.isPresent() && timestamp.filter(text -> isRecent(text, now)).isPresent();
  }

  private static boolean isRecent(String timestamp, Instant now) {
    try {
      var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
      return Duration.between(sent, now).abs().compareTo(WINDOW) <= 0;
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      return false;
    }
  }

  private byte[] digest(String timestamp, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(signingSecret.bytes(), ALGORITHM));
      mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
