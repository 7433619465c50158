package rollbackbot.sandbox.slack.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How Slack signs (Slack docs: Verifying requests from Slack). */
public final class RequestSignature {
  private RequestSignature() {}

  /** The value of {@code X-Slack-Signature}. */
  public static String of(String signingSecret, String timestamp, String body) {
    return of(signingSecret, timestamp, bytes(body));
  }

  /** The same of a body that may be no text. */
  public static String of(String signingSecret, String timestamp, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes(signingSecret), "HmacSHA256"));
      mac.update(bytes("v0:" + timestamp + ":"));
      var signed = mac.doFinal(body);
      return "v0=" + HexFormat.of().formatHex(signed);
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("HmacSHA256 is part of every JDK", absent);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
