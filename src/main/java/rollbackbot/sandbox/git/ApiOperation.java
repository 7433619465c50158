package rollbackbot.sandbox.git;

/** What a client may ask of a Git host's API. */
public enum ApiOperation {
  LIST_ISSUES,
  OPEN_ISSUE,
  COMPARE
}
