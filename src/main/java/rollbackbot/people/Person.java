package rollbackbot.people;

import java.util.Optional;

/**
 * A Slack user.
 *
 * @param ofThisWorkspace whether they are members of the workspace that the bot is in
 * @param guest restricted to some channels
 * @param locale such as {@code fr-FR}
 * @param name what the person is called in Slack
 */
public record Person(
    String id,
    boolean ofThisWorkspace,
    boolean deactivated,
    boolean bot,
    boolean guest,
    Optional<String> locale,
    Optional<String> name) {}
