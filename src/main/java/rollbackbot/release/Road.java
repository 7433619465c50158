package rollbackbot.release;

/** How the code of a release gets to the platform. */
public enum Road {
  /** The platform fetches a branch of the linked repository. */
  BRANCH,
  /** The platform gets an archive of the commit. */
  ARCHIVE
}
