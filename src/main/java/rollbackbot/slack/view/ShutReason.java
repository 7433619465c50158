package rollbackbot.slack.view;

import java.util.Optional;

/**
 * Why a channel doesn't take the bot's messages, by Slack's word for it (Slack docs,
 * chat.postMessage and chat.update, "Errors"). Each has a cure of its own.
 */
public enum ShutReason {
  /** It was never in, it was taken out, or the channel was deleted: Slack tells no difference. */
  NOT_IN_IT,
  ARCHIVED,
  RULES_OF_CHANNEL,
  RULES_OF_ORGANISATION;

  /** Empty where the word is about something else than the channel. */
  public static Optional<ShutReason> of(String word) {
    return switch (word) {
      case "not_in_channel", "channel_not_found", "no_permission" -> Optional.of(NOT_IN_IT);
      case "is_archived", "is_inactive" -> Optional.of(ARCHIVED);
      case "restricted_action",
          "restricted_action_read_only_channel",
          "restricted_action_thread_only_channel",
          "restricted_action_non_threadable_channel",
          "restricted_action_thread_locked",
          "thread_locked",
          "cannot_reply_to_message" ->
          Optional.of(RULES_OF_CHANNEL);
      case "ekm_access_denied",
          "team_access_not_granted",
          "access_denied",
          "enterprise_is_restricted" ->
          Optional.of(RULES_OF_ORGANISATION);
      default -> Optional.empty();
    };
  }
}
