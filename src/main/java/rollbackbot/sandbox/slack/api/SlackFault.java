package rollbackbot.sandbox.slack.api;

import java.time.Duration;

/**
 * A way in which a call goes wrong. Whoever counts calls after a drop: OkHttp, and so the SDK,
 * sends a call again by itself if it broke on a connection kept open from an earlier one.
 */
public sealed interface SlackFault {

  /** HTTP 429, nothing done. */
  record TooMany(Duration retryAfter) implements SlackFault {}

  /** An HTTP error such as 500 or 503, nothing done. */
  record ServerError(int status) implements SlackFault {}

  /** {@code ok: false} with this code, nothing done. */
  record Refuse(String error) implements SlackFault {}

  /** The connection breaks, nothing done. */
  record DropBefore() implements SlackFault {}

  /** It is done, then the connection breaks. */
  record DropAfter() implements SlackFault {}

  /** Slack thinks for a while, then does it and answers. */
  record DelayBefore(Duration delay) implements SlackFault {}

  /** It is done at once, the answer comes late. */
  record DelayAfter(Duration delay) implements SlackFault {}
}
