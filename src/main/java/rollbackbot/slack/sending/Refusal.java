package rollbackbot.slack.sending;

import java.util.Set;

/**
 * What follows from a word with which Slack refuses a message (Slack docs, chat.postMessage and
 * chat.update, "Errors"). What isn't known here may pass.
 */
enum Refusal {
  /** It may work later. */
  PASSING,
  /** Slack is asked too often, or has trouble of its own: later, whatever is to be sent. */
  BUSY,
  /** Slack doesn't accept our token: nothing can be sent until somebody changes that. */
  TOKEN,
  /** The channel doesn't let the bot in. */
  SHUT,
  /** The message that was to be changed is gone. */
  GONE,
  /** What is to be said can't be shown as it is. */
  UNSHOWABLE,
  /** Nobody is there to be told. */
  NOBODY;

  private static final Set<String> BUSY_WORDS =
      Set.of(
          "ratelimited",
          "rate_limited",
          "message_limit_exceeded",
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout");
  private static final Set<String> TOKEN_WORDS =
      Set.of("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired");
  private static final Set<String> GONE_WORDS =
      Set.of("message_not_found", "cant_update_message", "edit_window_closed");
  private static final Set<String> UNSHOWABLE_WORDS =
      Set.of(
          "invalid_blocks",
          "invalid_blocks_format",
          "msg_blocks_too_long",
          "msg_too_long",
          "no_text",
          "markdown_text_conflict",
          "metadata_too_large",
          "invalid_metadata_format",
          "invalid_metadata_schema");
  private static final Set<String> NOBODY_WORDS =
      Set.of(
          "user_not_found",
          "users_not_found",
          "user_disabled",
          "user_is_bot",
          "cannot_dm_bot",
          "messages_tab_disabled");

  static Refusal of(String word) {
    if (BUSY_WORDS.contains(word)) {
      return BUSY;
    } else if (TOKEN_WORDS.contains(word)) {
      return TOKEN;
    } else if (GONE_WORDS.contains(word)) {
      return GONE;
    } else if (UNSHOWABLE_WORDS.contains(word)) {
      return UNSHOWABLE;
    } else if (NOBODY_WORDS.contains(word)) {
      return NOBODY;
    }
    return ShutPlaces.isMeantBy(word) ? SHUT : PASSING;
  }
}
