package rollbackbot.people;

/** What kind of conversation a command was typed in. */
public enum PlaceKind {
  CHANNEL,
  DIRECT_MESSAGE,
  SHARED_WITH_OTHERS,
  /** Slack doesn't tell: it may be shared with others, so nothing takes place there. */
  UNKNOWN
}
