package rollbackbot.plan;

import java.util.List;
import java.util.Optional;
import rollbackbot.archive.ArchiveFault;
import rollbackbot.release.App;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.DeploymentStatus;
import rollbackbot.release.PassedOver;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;
import rollbackbot.source.Repository;
import rollbackbot.source.RepositoryAddress;
import rollbackbot.source.TagName;
import rollbackbot.stored.Stored;
import rollbackbot.version.Version;

/**
 * Why a rollback stopped, and how things stand.
 *
 * @param production what production runs as far as the bot knows: a release's label
 * @param changed whether production was changed by this rollback
 * @param logTail the last lines of the deployment's output, cleaned of secrets
 * @param logCutAfter after how many bytes reading the output broke off, if it did
 */
public record Failure(
    Reason reason,
    Optional<String> production,
    boolean changed,
    List<String> logTail,
    Optional<Long> logCutAfter) {

  /** A failure without an output, or whose output was read to its end. */
  public Failure(
      Reason reason, Optional<String> production, boolean changed, List<String> logTail) {
    this(reason, production, changed, logTail, Optional.empty());
  }

  /**
   * A branch that leaves no room for the release branch.
   *
   * @param deploysProduction whether it is the linked one, which production is deployed from
   */
  public record InTheWay(BranchName branch, boolean deploysProduction) {}

  /** What went wrong, with what a person needs to know of it. */
  public sealed interface Reason {

    /** All that is known of it is what a service, or the bot's own fault, said. */
    sealed interface Said extends Reason {
      String what();
    }

    /** No repository is linked to the app, so the platform can't deploy a branch. */
    @Stored("no-link")
    record NoLink() implements Reason {}

    /**
     * The platform can't get an archive of the commit.
     *
     * @param host of the repository
     */
    @Stored("no-archive")
    record NoArchive(ArchiveFault why, String host) implements Reason {
      /** None of this repository's. */
      public static NoArchive of(Repository repository, ArchiveFault why) {
        return new NoArchive(why, RepositoryAddress.of(repository).host());
      }
    }

    /** The configured repository isn't the linked one. */
    @Stored("other-repository")
    record OtherRepositoryLinked(String configured, String linked) implements Reason {}

    /**
     * No deployment succeeded.
     *
     * @param among how many of the newest deployments were read, where there are older ones
     */
    @Stored("nothing-deployed")
    record NothingDeployed(Optional<Integer> among) implements Reason {}

    /**
     * No earlier release will do.
     *
     * @param among how many of the newest deployments were read, where there are older ones
     */
    @Stored("no-earlier-release")
    record NoEarlierRelease(List<PassedOver> passedOver, Optional<Integer> among)
        implements Reason {}

    /**
     * The version that was asked for neither ran nor has a tag.
     *
     * @param needed the tag that it would have by the app's format
     */
    @Stored("no-such-version")
    record NoSuchVersion(Version version, Optional<String> nearest, Optional<TagName> needed)
        implements Reason {}

    /** The commit that was asked for isn't in the repository any more. */
    @Stored("commit-gone")
    record CommitGone(CommitId commit) implements Reason {}

    /** The version that was asked for runs already. */
    @Stored("runs-already")
    record RunsAlready(String version) implements Reason {}

    /**
     * No name for the release branch is free.
     *
     * @param inTheWay the branch that leaves no room for any of them; empty: all are taken
     * @param otherFormat a {@code branch-format} under which there is room
     */
    @Stored("no-branch-name")
    record NoBranchName(
        BranchName wanted, Optional<InTheWay> inTheWay, Optional<String> otherFormat)
        implements Reason {

      public static NoBranchName because(
          Optional<BranchName> inTheWay, BranchName wanted, App app, Optional<String> linked) {
        return new NoBranchName(
            wanted,
            inTheWay.map(by -> new InTheWay(by, linked.filter(by.value()::equals).isPresent())),
            Optional.of(app.formatWithoutFolder()));
      }
    }

    /** The Git host refuses the push, in its own words. */
    @Stored("push-refused")
    record PushRefused(String words) implements Reason {}

    /** A service said no, in its own words. */
    @Stored("refused")
    record Refused(String what) implements Said {}

    /** A service could not be reached for too long. */
    @Stored("unreachable")
    record Unreachable(String what) implements Said {}

    /** The request for a deployment was never answered, and whether it runs can't be told. */
    @Stored("never-answered")
    record NeverAnswered() implements Reason {}

    /** The platform ended the deployment without success. */
    @Stored("deployment-failed")
    record DeploymentFailed(DeploymentId deployment, DeploymentStatus status) implements Reason {}

    /** The deployment succeeded with another commit than the plan's. */
    @Stored("other-commit")
    record OtherCommit(DeploymentId deployment, String found, CommitId wanted) implements Reason {}

    /** After ours, somebody else's deployment went into service. */
    @Stored("superseded")
    record Superseded(DeploymentId deployment, Deployment by) implements Reason {}

    /** The release runs and its health check doesn't answer well. */
    @Stored("not-healthy")
    record NotHealthy(DeploymentId deployment, String lastAnswer) implements Reason {}

    /** A person said that the database could not be restored. */
    @Stored("database-not-restored")
    record DatabaseNotRestored(String by) implements Reason {}

    /** A person didn't want the database restored after all. */
    @Stored("restore-declined")
    record RestoreDeclined(String by) implements Reason {}

    /** The bot itself is at fault; its log says more. */
    @Stored("fault")
    record Fault(String what) implements Said {}
  }
}
