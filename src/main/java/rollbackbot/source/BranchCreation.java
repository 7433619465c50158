package rollbackbot.source;

/** Every way in which the creation of a release branch can end. */
public sealed interface BranchCreation {

  /** The branch was created by this push. */
  record Created() implements BranchCreation {}

  /** The branch was there already, at the wanted commit: as good as created. */
  record AlreadyThere() implements BranchCreation {}

  /** The branch stands at another commit; it was left alone. */
  record Taken(CommitId at) implements BranchCreation {}

  /** A branch is there that Git can't keep this one beside, such as {@code release}. */
  record Blocked(BranchName by) implements BranchCreation {}

  /**
   * The Git host said no.
   *
   * @param words the host's own words, for the person to read; not trusted text
   */
  record Rejected(String words) implements BranchCreation {}
}
