package rollbackbot.git;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import rollbackbot.http.HostAndPort;
import rollbackbot.http.Trust;
import rollbackbot.secret.Secret;
import rollbackbot.source.Repository;

/**
 * The credentials of the Git host, and the only hosts that may see them.
 *
 * @param token absent: every host is read without credentials
 * @param hosts {@code host[:port]}; without a port, the default one of the scheme is meant
 */
public record GitCredentials(String username, Optional<Secret> token, Set<String> hosts) {

  public GitCredentials {
    hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  public static GitCredentials none() {
    return new GitCredentials("", Optional.empty(), Set.of());
  }

  public static GitCredentials of(String username, Secret token, Set<String> hosts) {
    return new GitCredentials(username, Optional.of(token), hosts);
  }

  /** Whether they are sent to a repository's host. */
  public boolean areFor(Repository repository) {
    return authorizationFor(RemoteAddress.of(repository).url()).isPresent();
  }

  /** The value of the {@code Authorization} header for an address; empty for a host not named. */
  Optional<String> authorizationFor(HttpUrl url) {
    return token
        .filter(_ -> Trust.allows(url) && HostAndPort.of(url).isAmong(hosts))
        .map(secret -> Credentials.basic(username, secret.reveal(), StandardCharsets.UTF_8));
  }

  /** A text of the host's, which may echo what it was sent. */
  String hide(String text) {
    return token
        .map(Secret::reveal)
        .filter(secret -> !secret.isEmpty())
        .map(secret -> text.replace(secret, "[secret]"))
        .orElse(text);
  }
}
