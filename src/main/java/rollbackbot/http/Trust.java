package rollbackbot.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Where a secret may travel: encrypted to any host, in the clear on this machine alone, and never
 * to an address that has credentials of its own in it. An {@link HttpUrl} is judged as OkHttp will
 * connect to it.
 */
public final class Trust {
  /**
   * The name {@code localhost} (RFC 6761), {@code ::1} and 127.0.0.0/8 (RFC 1122, section 3.2.1.3),
   * written as OkHttp writes them. Other spellings ({@code 127.1}, {@code 0177.0.0.1}, {@code
   * localhost.}) are names that somebody's resolver may send elsewhere.
   */
  private static final Pattern THIS_MACHINE =
      Pattern.compile("localhost|::1|127(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");

  private Trust() {}

  /** Whether a secret may travel there. */
  public static boolean allows(HttpUrl url) {
    return (url.isHttps() || isThisMachine(url))
        && url.username().isEmpty()
        && url.password().isEmpty();
  }

  /** Whether what is sent there never leaves this machine. */
  public static boolean isThisMachine(HttpUrl url) {
    return THIS_MACHINE.matcher(url.host()).matches();
  }

  /** Whether a redirect from one to the other stays with whom the secret was meant for. */
  public static boolean isSameOrigin(HttpUrl one, HttpUrl other) {
    return one.scheme().equals(other.scheme())
        && one.host().equals(other.host())
        && one.port() == other.port();
  }

  /**
   * An address that somebody wrote, if a secret may travel there. Readers differ about odd ones
   * (backslashes, full-width digits, {@code [::ffff:127.0.0.1]}), so that the host that was checked
   * needn't be the host that is asked: it must be the same for Java and for OkHttp.
   */
  public static Optional<HttpUrl> written(String text) {
    return Optional.ofNullable(HttpUrl.parse(text))
        .filter(url -> host(text).filter(host -> isRead(host, url)).isPresent())
        .filter(Trust::allows);
  }

  private static Optional<String> host(String text) {
    try {
      return Optional.ofNullable(new URI(text).getHost());
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  /** Encrypted, an IPv6 address may be written in any form: its host has to prove who it is. */
  private static boolean isRead(String host, HttpUrl url) {
    var bare = host.toLowerCase(Locale.ROOT).replaceFirst("^\\[(.*)]$", "$1");
    return bare.equals(url.host()) || (url.isHttps() && host.startsWith("["));
  }
}
