package rollbackbot.incident;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.once.Asked;
import rollbackbot.release.Approval;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.DeploymentStatus;
import rollbackbot.release.Word;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;
import rollbackbot.stored.Stored;

/**
 * The deployment of the linked branch, which a person wants once auto-deploy is back on. It stands
 * beside the incident's state, since the incident is over and locks the app no more.
 */
public sealed interface BranchDeployment {
  BranchRequest request();

  /**
   * What a person confirmed.
   *
   * @param head the commit that the branch was shown at; empty where it couldn't be read
   * @param approval that of a second person; empty where none is asked for, or not given yet
   */
  record BranchRequest(
      BranchName branch,
      Optional<CommitId> head,
      String by,
      Instant at,
      Optional<Approval> approval) {

    /** On whose word it is done. */
    public Word word() {
      return Word.of(by, approval);
    }

    public BranchRequest with(Approval given) {
      return new BranchRequest(branch, head, by, at, Optional.of(given));
    }

    public BranchRequest at(CommitId commit) {
      return new BranchRequest(branch, Optional.of(commit), by, at, approval);
    }
  }

  /** Confirmed by one; a second person is to approve. */
  @Stored("awaiting-approval")
  record AwaitingApproval(BranchRequest request) implements BranchDeployment {}

  /**
   * About to look whether it still is what was confirmed, and whether anything stands in its way.
   */
  @Stored("wanted")
  record Wanted(BranchRequest request) implements BranchDeployment {}

  /**
   * It may have been asked for: stored before the request is sent, which is sent once.
   *
   * @param newestKnown the newest deployment before the request
   */
  @Stored("requesting")
  record Requesting(BranchRequest request, DeploymentId newestKnown, Asked asked)
      implements BranchDeployment {}

  /** The platform is at it. */
  @Stored("following")
  record Following(
      BranchRequest request,
      DeploymentId deployment,
      DeploymentStatus status,
      Instant since,
      int polls)
      implements BranchDeployment {}

  /**
   * It is in service; the app's health is being watched.
   *
   * @param commit what the platform says that runs
   */
  @Stored("checking")
  record Checking(
      BranchRequest request,
      DeploymentId deployment,
      Optional<String> commit,
      Instant since,
      Optional<Instant> healthySince)
      implements BranchDeployment {}
}
