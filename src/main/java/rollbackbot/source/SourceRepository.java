package rollbackbot.source;

import java.util.Optional;

/** The Git host, read by name and never cloned. Trouble on the way is an {@link OutsideTrouble}. */
public interface SourceRepository extends SourceFiles {

  /**
   * Every tag, and every branch whose name starts with a prefix; one request, for reading ahead.
   *
   * @param branchPrefix such as {@code release}, without {@code refs/heads/}
   */
  RepositoryRefs refs(Repository repository, String branchPrefix);

  /** The one tag and the one branch of these names, where they exist; one request. */
  RepositoryRefs exactRefs(Repository repository, Optional<TagName> tag, BranchName branch);

  /** Whether the repository has a commit, asked for that one alone. */
  Presence presence(Repository repository, CommitId commit);

  /** Whether something is there. */
  enum Presence {
    THERE,
    GONE,
    /** The host doesn't tell. */
    UNTOLD
  }

  /**
   * Creates a branch at a commit, provided that no branch of that name exists. Never moves one,
   * never forces, and is safe to run twice.
   */
  BranchCreation createBranch(Repository repository, BranchName branch, PinnedCommit target);

  /**
   * Whether this host would let us push, asked without pushing anything.
   *
   * @return the host's refusal in its own words, or empty when nothing speaks against it
   */
  Optional<String> pushRefusal(Repository repository);
}
