package rollbackbot.http;

import java.util.Set;
import okhttp3.HttpUrl;

/**
 * A host and its port, written {@code host[:port]}: the port where it isn't the scheme's usual one,
 * an IPv6 address in brackets.
 *
 * @param isUsualPort whether the port is the default one of the scheme
 */
public record HostAndPort(String host, int port, boolean isUsualPort) {

  public static HostAndPort of(HttpUrl url) {
    var host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
    return new HostAndPort(host, url.port(), url.port() == HttpUrl.defaultPort(url.scheme()));
  }

  /**
   * Whether it is one of the hosts.
   *
   * @param hosts {@code host[:port]} in lower case; without a port, the usual one is meant
   */
  public boolean isAmong(Set<String> hosts) {
    return hosts.contains(host + ":" + port) || (isUsualPort && hosts.contains(host));
  }

  @Override
  public String toString() {
    return isUsualPort ? host : host + ":" + port;
  }
}
