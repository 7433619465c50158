package rollbackbot.http;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.Credentials;
import rollbackbot.secret.Secret;

/**
 * A proxy that requests may go through.
 *
 * @param login what it asks for, where it does
 */
public record ProxyServer(String host, int port, Optional<Login> login) {

  /** As whom the proxy knows us. */
  public record Login(String user, Secret password) {
    String header() {
      return Credentials.basic(user, password.reveal(), StandardCharsets.UTF_8);
    }
  }

  /** Unresolved: whoever connects looks the name up, each time. */
  Proxy proxy() {
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
  }

  boolean is(Proxy other) {
    return proxy().equals(other);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
