package rollbackbot.slack;

import rollbackbot.rollback.Secret;

/**
 * How to reach a workspace.
 *
 * @param apiUrl base of the Web API, ends in a slash
 */
public record SlackSettings(Secret botToken, Secret signingSecret, String apiUrl) {}
