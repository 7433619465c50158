package rollbackbot.plan;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.archive.ArchiveRoad;
import rollbackbot.database.RestorePlan;
import rollbackbot.release.ApprovalRule;
import rollbackbot.release.Deployment;
import rollbackbot.release.PassedOver;
import rollbackbot.release.Release;
import rollbackbot.release.Target;
import rollbackbot.source.BranchName;
import rollbackbot.source.Repository;
import rollbackbot.version.CommitProof;

/**
 * What a rollback will do, shown before anything is touched and pinned from then on.
 *
 * @param from what production runs
 * @param running a deployment that isn't final yet
 * @param failedSince the newest attempt of others, if it came after {@code from} and failed
 * @param compare a page that compares the two commits, where the host is known
 * @param branch the release branch, free or already at the target's commit; where the platform gets
 *     an archive, the name that it would have, which nobody asks for
 * @param branchThere whether it stands there already
 * @param branchTaken the name that was taken at another commit, where it was
 * @param alternatives the other releases that may be chosen
 * @param restore what of the databases is restored; empty where none is
 * @param verdict how risky it is
 * @param expected how long this app's own past deployments took, in the middle
 * @param marksFrom whether leaving {@code from} marks it as rolled away from; absent in what was
 *     stored before that was told: it does
 * @param approval what it says about a second person; absent in what was stored before that was
 *     told: none is asked for
 * @param archive the road of an archive, where the platform fetches no branch
 * @param builds between what this app's own past deployments took; absent in what was stored before
 *     that was told
 */
public record Plan(
    PlanRequest request,
    Release from,
    Target to,
    Repository repository,
    BranchName branch,
    boolean branchThere,
    Optional<BranchName> branchTaken,
    boolean autoDeployOn,
    Optional<String> linkedBranch,
    boolean restoresDatabase,
    List<PassedOver> passedOver,
    Optional<Deployment> running,
    Optional<Deployment> failedSince,
    Optional<URI> compare,
    List<Target> alternatives,
    Optional<Duration> expected,
    Instant readAt,
    Optional<RestorePlan> restore,
    Optional<Verdict> verdict,
    Optional<Boolean> marksFrom,
    Optional<ApprovalRule> approval,
    Optional<ArchiveRoad> archive,
    Optional<BuildTimes> builds) {

  /** The branch that is created; none where the platform gets an archive. */
  public Optional<BranchName> releaseBranch() {
    return archive.isPresent() ? Optional.empty() : Optional.of(branch);
  }

  /**
   * What asks for this plan's target once more: what ran, by its commit, whatever its tag does;
   * what never ran, by what was asked.
   */
  public PlanRequest sameTarget() {
    boolean restsOnTheTag =
        to.deployedAt().isEmpty() || to.proof().filter(CommitProof.NUMBER::equals).isPresent();
    return restsOnTheTag && request instanceof PlanRequest.Exact
        ? request
        : new PlanRequest.AtCommit(to.commit());
  }

  public Plan withArchive(ArchiveRoad road) {
    return with(branchThere, failedSince, restore, verdict, Optional.of(road));
  }

  /** Once its branch was seen at the right commit. */
  public Plan withBranchThere() {
    return with(true, failedSince, restore, verdict, archive);
  }

  public Plan withVerdict(Verdict found) {
    return with(branchThere, failedSince, restore, Optional.of(found), archive);
  }

  public Plan withFailedSince(Optional<Deployment> failed) {
    return with(branchThere, failed, restore, verdict, archive);
  }

  public Plan withRestore(RestorePlan databases) {
    return with(branchThere, failedSince, Optional.of(databases), verdict, archive);
  }

  /** The same plan with what is found out after the rest. */
  private Plan with(
      boolean there,
      Optional<Deployment> failed,
      Optional<RestorePlan> databases,
      Optional<Verdict> risk,
      Optional<ArchiveRoad> road) {
    return new Plan(
        request,
        from,
        to,
        repository,
        branch,
        there,
        branchTaken,
        autoDeployOn,
        linkedBranch,
        restoresDatabase,
        passedOver,
        running,
        failed,
        compare,
        alternatives,
        expected,
        readAt,
        databases,
        risk,
        marksFrom,
        approval,
        road,
        builds);
  }
}
