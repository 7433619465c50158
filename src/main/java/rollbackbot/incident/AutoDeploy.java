package rollbackbot.incident;

/** What an incident has done to auto-deploy. */
public enum AutoDeploy {
  UNTOUCHED,
  /** It was off before, and nobody's rollback had paused it. */
  WAS_OFF,
  /** Off, paused by this rollback or by an earlier one. */
  PAUSED,
  /** To be put back as it was. */
  RESUMING,
  /** The request to put it back may have been sent: nobody else of the app writes meanwhile. */
  PUTTING_BACK,
  RESUMED;

  /** Whether it is to be put back, and nobody knows yet that it is. */
  public boolean isBeingResumed() {
    return this == RESUMING || this == PUTTING_BACK;
  }
}
