package rollbackbot.http;

import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** What an operator can do something about, when no connection came about. */
public final class WhyUnreached {
  /** OkHttp's words (RealConnection, RouteSelector); it has no types for them. */
  private static final Pattern LOGIN = Pattern.compile("Failed to authenticate with proxy");

  private static final Pattern TUNNEL =
      Pattern.compile("Unexpected response code for CONNECT: (\\d{3})");

  private WhyUnreached() {}

  /** In a few words, with a comma in front; empty where there is nothing to add. */
  public static String of(IOException cause) {
    return reason(cause).map(words -> ", " + words).orElse("");
  }

  private static Optional<String> reason(IOException cause) {
    var message = Optional.ofNullable(cause.getMessage()).orElse("");
    if (LOGIN.matcher(message).find()) {
      return Optional.of("the proxy refuses the login of HTTPS_PROXY");
    }
    var tunnel = TUNNEL.matcher(message);
    if (tunnel.find()) {
      return Optional.of("the proxy answers " + tunnel.group(1));
    }
    if (cause instanceof SSLException && message.contains("PKIX")) {
      return Optional.of("its certificate is signed by nobody whom this Java trusts");
    }
    return cause instanceof UnknownHostException
        ? Optional.of("the name " + message.split(":", 2)[0] + " is unknown")
        : Optional.empty();
  }
}
