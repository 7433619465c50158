package rollbackbot.archive;

/** Why the platform can't get an archive of a commit. */
public enum ArchiveFault {
  /** The Git host isn't one that everybody knows, and nothing tells how it gives archives. */
  UNKNOWN_HOST,
  /** The archive isn't given to everybody, and there is no token for the host. */
  NOT_PUBLIC,
  /** The host doesn't give it to the token either: no right, or no such commit. */
  NOT_GIVEN,
  /** What the host gives is something else, such as a page for browsers. */
  NOT_AN_ARCHIVE,
  /** It holds several files or folders at its root, or none. */
  NOT_ONE_ROOT,
  /** It is larger than the platform takes. */
  TOO_LARGE,
  /** It says that it is of another commit. */
  OTHER_COMMIT
}
