package rollbackbot.app.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import rollbackbot.http.NoProxy;
import rollbackbot.http.OutgoingProxies;
import rollbackbot.http.ProxyServer;
import rollbackbot.secret.Secret;

/**
 * Reads which proxies the environment names. No message shows an address: it may hold a password.
 */
final class ProxyReader {
  /** Names of services in a network of containers hold underscores, which {@link URI} refuses. */
  private static final Pattern AUTHORITY =
      Pattern.compile(
          "(?:(?<login>[^@]*)@)?(?<host>\\[[0-9A-Fa-f:.]+]|[\\p{L}\\p{N}._-]+)(?::(?<port>\\d{1,5}))?");

  private static final int USUAL_PORT = 80;
  private static final int HIGHEST_PORT = 65_535;
  private static final String CURE = "write http://host:port or http://user:password@host:port";

  private ProxyReader() {}

  static OutgoingProxies read(Variables variables) {
    return new OutgoingProxies(
        variables.textOfAnyCase("HTTPS_PROXY", ProxyReader::server),
        variables.textOfAnyCase("HTTP_PROXY", ProxyReader::server),
        variables.textOfAnyCase("NO_PROXY", ProxyReader::exceptions).orElse(NoProxy.NOTHING));
  }

  private static NoProxy exceptions(String text) {
    try {
      return NoProxy.of(text);
    } catch (IllegalArgumentException e) {
      throw new Rule.Broken(
          Findings.quoted(String.valueOf(e.getMessage())) + " is no host",
          "list hosts, .domains, addresses or ranges (10.0.0.0/8), separated by commas, or *");
    }
  }

  /** Without a scheme it is taken for http, as by curl. */
  private static ProxyServer server(String text) {
    var url = parsed(text.contains("://") ? text : "http://" + text);
    var scheme = String.valueOf(url.getScheme());
    if (!scheme.equalsIgnoreCase("http")) {
      throw new Rule.Broken("is no proxy that is spoken to by http", CURE);
    }
    var path = Optional.ofNullable(url.getRawPath()).orElse("");
    boolean isMore = url.getRawQuery() != null || url.getRawFragment() != null;
    var parts = AUTHORITY.matcher(Optional.ofNullable(url.getRawAuthority()).orElse(""));
    if (!parts.matches() || isMore || !(path.isEmpty() || path.equals("/"))) {
      throw noAddress();
    }
    int port = Optional.ofNullable(parts.group("port")).map(Integer::parseInt).orElse(USUAL_PORT);
    if (port < 1 || port > HIGHEST_PORT) {
      throw noAddress();
    }
    var host = parts.group("host").replaceFirst("^\\[(.*)]$", "$1");
    return new ProxyServer(
        host, port, Optional.ofNullable(parts.group("login")).map(ProxyReader::login));
  }

  private static ProxyServer.Login login(String userInfo) {
    int colon = (userInfo + ":").indexOf(':');
    var password = userInfo.substring(Math.min(userInfo.length(), colon + 1));
    return new ProxyServer.Login(
        decoded(userInfo.substring(0, colon)), new Secret(decoded(password)));
  }

  /** Signs that an address can't hold are written as {@code %40}; a plus is a plus. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw noAddress();
    }
  }

  private static URI parsed(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException _) {
      throw noAddress();
    }
  }

  private static Rule.Broken noAddress() {
    return new Rule.Broken("is no address of a proxy", CURE);
  }
}
