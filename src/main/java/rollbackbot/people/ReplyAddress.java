package rollbackbot.people;

import java.util.Optional;

/**
 * Where a person can be answered in private.
 *
 * @param thread Slack's {@code ts} of the thread that was clicked in
 * @param responseUrl Slack's one-time address for this command or click
 * @param trigger Slack's leave to open one form, within three seconds of the command, click or
 *     submission (Slack docs, "Handling user interaction")
 */
public record ReplyAddress(
    String user,
    String channel,
    Optional<String> thread,
    Optional<String> responseUrl,
    Optional<String> trigger) {

  /** Where no form can be opened. */
  public ReplyAddress(
      String user, String channel, Optional<String> thread, Optional<String> responseUrl) {
    this(user, channel, thread, responseUrl, Optional.empty());
  }
}
