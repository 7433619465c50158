package rollbackbot.rollback;

/** How the version of a deployment was found. */
public enum VersionSource {
  /** A release tag stands at the deployed commit. */
  TAG,
  /** A line of the deployment's output names it. */
  OUTPUT,
  /** Not found. */
  NONE
}
