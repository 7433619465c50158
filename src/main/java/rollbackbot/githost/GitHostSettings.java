package rollbackbot.githost;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rollbackbot.http.OutgoingProxies;
import rollbackbot.secret.Secret;

/**
 * How to reach the APIs of the Git hosts, and as whom.
 *
 * @param hosts those whose repositories the tokens are for, {@code host[:port]}; without a port,
 *     the default one of the scheme is meant
 * @param token for the code; absent: what everybody may read
 * @param ticketToken for the tickets; absent: the one for the code
 * @param selfHosted the API of a host of one's own
 * @param proxies what the calls go through
 */
public record GitHostSettings(
    Set<String> hosts,
    Optional<Secret> token,
    Optional<Secret> ticketToken,
    Optional<ApiAddress> selfHosted,
    String userAgent,
    OutgoingProxies proxies) {

  public GitHostSettings {
    hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }
}
