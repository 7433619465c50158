package rollbackbot.scalingo;

import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Which addresses may receive a token: encrypted ones, and this machine itself. */
final class TokenAddress {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|::1");

  private TokenAddress() {}

  static boolean isTrusted(HttpUrl url) {
    return url.isHttps() || isLoopback(url);
  }

  static boolean isLoopback(HttpUrl url) {
    return LOOPBACK.matcher(url.host()).matches();
  }
}
