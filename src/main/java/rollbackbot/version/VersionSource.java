package rollbackbot.version;

/** Where the name of a deployed commit is from. */
public enum VersionSource {
  /** A tag stands at the deployed commit. */
  TAG,
  /** A line of the deployment's output names it. */
  OUTPUT,
  /** Nothing names it: it goes by its commit. */
  NONE
}
