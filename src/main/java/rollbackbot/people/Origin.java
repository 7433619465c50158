package rollbackbot.people;

import java.util.Optional;

/**
 * Where Slack says that somebody acts from.
 *
 * @param team the workspace; in an organisation a click can name another one of it than the one
 *     that the bot is in
 * @param organisation the Enterprise organisation, where there is one
 */
public record Origin(String team, Optional<String> organisation) {}
