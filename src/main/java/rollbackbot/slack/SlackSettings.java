package rollbackbot.slack;

import rollbackbot.rollback.Secret;

/**
 * How to reach a workspace.
 *
 * @param apiUrl base of the Web API, ends in a slash
 */
public record SlackSettings(Secret botToken, Reception reception, String apiUrl) {

  /** How what people do gets here. */
  public sealed interface Reception {

    /** Slack calls us; the secret tells that it is Slack. */
    record Http(Secret signingSecret) implements Reception {}

    /** We call Slack, and stay connected. */
    record Socket(Secret appToken) implements Reception {}
  }
}
