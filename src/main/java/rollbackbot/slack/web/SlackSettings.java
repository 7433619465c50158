package rollbackbot.slack.web;

import rollbackbot.http.OutgoingProxies;
import rollbackbot.http.Trust;
import rollbackbot.secret.Secret;

/**
 * How to reach a workspace.
 *
 * @param apiUrl base of the Web API, ends in a slash
 * @param proxies what the calls go through
 */
public record SlackSettings(
    Secret botToken, Reception reception, String apiUrl, OutgoingProxies proxies) {

  public SlackSettings {
    if (Trust.written(apiUrl).isEmpty()) {
      throw new IllegalArgumentException("Slack's address is https, or http on this machine");
    }
  }

  /** How what people do gets here. */
  public sealed interface Reception {

    /** Slack calls us; the secret tells that it is Slack. */
    record Http(Secret signingSecret) implements Reception {}

    /** We call Slack, and stay connected. */
    record Socket(Secret appToken) implements Reception {}
  }
}
