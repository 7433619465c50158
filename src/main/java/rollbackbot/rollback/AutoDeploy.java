package rollbackbot.rollback;

/** What an incident has done to auto-deploy. */
public enum AutoDeploy {
  UNTOUCHED,
  /** It was off before, and nobody's rollback had paused it. */
  WAS_OFF,
  /** Off, paused by this rollback or by an earlier one. */
  PAUSED,
  /** About to be put back as it was. */
  RESUMING,
  RESUMED
}
