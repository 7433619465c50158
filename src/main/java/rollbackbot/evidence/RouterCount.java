package rollbackbot.evidence;

/** What a router counts of an app. */
public enum RouterCount {
  REQUESTS,
  /** Those answered with 500 to 599. */
  SERVER_ERRORS
}
