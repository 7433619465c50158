package rollbackbot.incident;

import java.util.List;
import java.util.Optional;
import rollbackbot.evidence.Quoted;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;

/**
 * The linked branch as it was when its deployment was offered.
 *
 * @param head the commit that it stood at; empty where it couldn't be read
 * @param added what it has on top of the version that was left; empty where it doesn't contain
 *     that, or nobody tells
 */
public record BranchOffer(
    BranchName branch, Optional<CommitId> head, HeadIs headIs, Optional<Added> added) {

  public BranchOffer(BranchName branch, Optional<CommitId> head, HeadIs headIs) {
    this(branch, head, headIs, Optional.empty());
  }

  /**
   * Commits on top of the version that was left.
   *
   * @param commits how many
   * @param authors whose, as far as they are told
   * @param reverts what one of them says that takes something back
   * @param isWhole whether all of them were looked at
   */
  public record Added(
      int commits, List<Quoted> authors, Optional<Quoted> reverts, boolean isWhole) {}

  /** What the branch's newest commit is to this incident. */
  public enum HeadIs {
    /** The commit that production runs: there is nothing to deploy. */
    IN_PRODUCTION,
    /** The commit that was rolled away from: deploying it would bring the problem back. */
    ROLLED_AWAY_FROM,
    /** Something built on what was left: the fix, one hopes. */
    ON_TOP_OF_IT,
    /** Something that doesn't contain what was left. */
    WITHOUT_IT,
    /** Something else; whether it contains what was left, nobody tells. */
    ANOTHER,
    UNKNOWN
  }

  public static BranchOffer unread(BranchName branch) {
    return new BranchOffer(branch, Optional.empty(), HeadIs.UNKNOWN);
  }
}
