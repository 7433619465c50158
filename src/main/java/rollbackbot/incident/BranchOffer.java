package rollbackbot.incident;

import java.util.Optional;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;

/**
 * The linked branch as it was when its deployment was offered.
 *
 * @param head the commit that it stood at; empty where it couldn't be read
 */
public record BranchOffer(BranchName branch, Optional<CommitId> head, HeadIs headIs) {

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
