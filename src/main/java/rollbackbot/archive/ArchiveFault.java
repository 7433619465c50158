package rollbackbot.archive;

/** Why the platform can't get an archive of a commit. */
public enum ArchiveFault {
  /** The Git host isn't one that everybody knows, and nothing tells how it gives archives. */
  UNKNOWN_HOST,
  /** The address of the archive doesn't answer everybody with one. */
  NOT_PUBLIC
}
