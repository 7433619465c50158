package rollbackbot.sandbox.slack.messages;

/**
 * Told of what happens in the workspace, in order, on one thread of its own; implement what is of
 * interest.
 */
public interface SlackListener {
  /** A message, seen by everybody in the channel. */
  default void posted(SlackMessage message) {}

  /** A message says something else now; so may an ephemeral one, by {@code response_url}. */
  default void updated(SlackMessage message) {}

  default void deleted(SlackMessage message) {}

  /** A message for one person only. */
  default void ephemeral(SlackMessage message) {}

  /** The form that a person has before them, or their Home, has changed, come or gone. */
  default void viewed(String user) {}

  /** Slack itself tells a person that the bot didn't answer. */
  default void noticed(Notice notice) {}
}
