package rollbackbot.autodeploy;

import java.util.Optional;
import rollbackbot.incident.BranchOffer;
import rollbackbot.incident.Entry;
import rollbackbot.release.DeploymentId;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;
import rollbackbot.stored.Stored;

/** What the thread tells of auto-deploy and the linked branch. */
public sealed interface AutoDeployEntry extends Entry {
  /** It may offer that the linked branch be deployed; the newest offer counts. */
  sealed interface OffersBranch extends AutoDeployEntry {
    Optional<BranchOffer> offer();
  }

  /**
   * Auto-deploy is back as it was before the first pause.
   *
   * @param marked the version that is never proposed until a person takes the mark off
   * @param unmarkedBy who did
   * @param branch the one that is deployed at the next push
   * @param offer that branch, to be deployed right now
   * @param markedCommit the commit that the mark is on, where it is on one
   */
  @Stored("auto-deploy-back")
  record AutoDeployBack(
      Optional<String> marked,
      Optional<String> unmarkedBy,
      Optional<String> branch,
      Optional<BranchOffer> offer,
      Optional<CommitId> markedCommit)
      implements OffersBranch {
    @Override
    public Audience audience() {
      return Audience.THREAD;
    }
  }

  /** What comes of the linked branch, once a person wants it deployed. */
  sealed interface OfLinkedBranch extends OffersBranch {
    BranchName branch();
  }

  /**
   * The platform is at it.
   *
   * @param found whether the answer to the request was lost, and the deployment found
   */
  @Stored("branch-deploying")
  record BranchDeploying(BranchName branch, String by, DeploymentId deployment, boolean found)
      implements OfLinkedBranch {
    @Override
    public Audience audience() {
      return Audience.THREAD;
    }

    @Override
    public Optional<BranchOffer> offer() {
      return Optional.empty();
    }
  }

  /**
   * It is in service.
   *
   * @param wanted the commit that was confirmed
   * @param commit what the platform says that runs
   */
  @Stored("branch-deployed")
  record BranchDeployed(
      BranchName branch,
      Optional<CommitId> wanted,
      DeploymentId deployment,
      Optional<String> commit,
      Health health)
      implements OfLinkedBranch {
    @Override
    public Audience audience() {
      return Audience.CHANNEL;
    }

    @Override
    public Optional<BranchOffer> offer() {
      return Optional.empty();
    }
  }

  /**
   * It isn't in service, as far as the bot can tell.
   *
   * @param offer the branch as it is now, to be deployed after all
   */
  @Stored("branch-not-deployed")
  record BranchNotDeployed(BranchName branch, BranchTrouble why, Optional<BranchOffer> offer)
      implements OfLinkedBranch {
    /** Whoever stopped it knows. */
    @Override
    public Audience audience() {
      return why instanceof BranchTrouble.StoppedBy ? Audience.THREAD : Audience.CHANNEL;
    }
  }

  /**
   * Auto-deploy is still off, a day later.
   *
   * @param keptBy who wants it to stay so, without more reminders
   */
  @Stored("pause-reminded")
  record PauseReminded(Optional<String> keptBy) implements AutoDeployEntry {
    @Override
    public Audience audience() {
      return Audience.THREAD;
    }
  }

  /**
   * While auto-deploy is off, somebody pushed something that contains the version that was left,
   * and of which no commit is known to take it back.
   */
  @Stored("branch-contains")
  record BranchContains(BranchOffer branch) implements AutoDeployEntry {
    @Override
    public Audience audience() {
      return Audience.THREAD;
    }
  }
}
