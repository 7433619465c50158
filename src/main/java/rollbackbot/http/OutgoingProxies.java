package rollbackbot.http;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;
import rollbackbot.secret.Secret;

/**
 * Which proxy a request goes through, by the conventions of {@code HTTPS_PROXY}, {@code HTTP_PROXY}
 * and {@code NO_PROXY}. What stays on this machine never goes through one.
 */
public final class OutgoingProxies extends ProxySelector {
  private static final String LOGIN = "Proxy-Authorization";
  private static final OutgoingProxies NONE =
      new OutgoingProxies(Optional.empty(), Optional.empty(), NoProxy.NOTHING);

  private final Optional<ProxyServer> forHttps;
  private final Optional<ProxyServer> forHttp;
  private final NoProxy exceptions;

  public OutgoingProxies(
      Optional<ProxyServer> forHttps, Optional<ProxyServer> forHttp, NoProxy exceptions) {
    this.forHttps = forHttps;
    this.forHttp = forHttp;
    this.exceptions = exceptions;
  }

  /** None from the environment: those of the JVM's own settings, if any. */
  public static OutgoingProxies none() {
    return NONE;
  }

  /** Lets a client go through them. */
  public OkHttpClient.Builder on(OkHttpClient.Builder client) {
    return servers().isEmpty()
        ? client
        : client.proxySelector(this).proxyAuthenticator(this::withLogin);
  }

  @Override
  public List<Proxy> select(URI address) {
    return List.of(server(address).map(ProxyServer::proxy).orElse(Proxy.NO_PROXY));
  }

  private Optional<ProxyServer> server(URI address) {
    boolean encrypted = "https".equalsIgnoreCase(address.getScheme());
    int usual = encrypted ? 443 : 80;
    int port = address.getPort() < 0 ? usual : address.getPort();
    var host = Optional.ofNullable(address.getHost()).orElse("");
    return (encrypted ? forHttps : forHttp).filter(_ -> !exceptions.covers(host, port));
  }

  /** Whoever asked is told that the connection failed; there is no second proxy to try. */
  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException failure) {}

  /** OkHttp asks before the first try, too; refused with a login, a proxy isn't asked again. */
  private @Nullable Request withLogin(@Nullable Route route, Response refusal) {
    if (route == null || refusal.request().header(LOGIN) != null) {
      return null;
    }
    return servers().stream()
        .filter(server -> server.is(route.proxy()))
        .flatMap(server -> server.login().stream())
        .findFirst()
        .map(login -> refusal.request().newBuilder().header(LOGIN, login.header()).build())
        .orElse(null);
  }

  private List<ProxyServer> servers() {
    return Stream.of(forHttps, forHttp).flatMap(Optional::stream).toList();
  }

  /** What nobody may see of them. */
  public List<Secret> secrets() {
    return servers().stream()
        .flatMap(server -> server.login().stream())
        .map(ProxyServer.Login::password)
        .filter(password -> !password.reveal().isEmpty())
        .toList();
  }

  /** Which ones, without their logins; empty: none. */
  public Optional<String> description() {
    if (servers().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "https through %s, http through %s, except for %s"
            .formatted(
                forHttps.map(ProxyServer::toString).orElse("none"),
                forHttp.map(ProxyServer::toString).orElse("none"),
                exceptions));
  }
}
