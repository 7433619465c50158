package rollbackbot.rollback;

import java.util.Optional;

/**
 * Where a person can be answered in private.
 *
 * @param thread Slack's {@code ts} of the thread that was clicked in
 * @param responseUrl Slack's one-time address for this command or click
 */
public record ReplyAddress(
    String user, String channel, Optional<String> thread, Optional<String> responseUrl) {}
