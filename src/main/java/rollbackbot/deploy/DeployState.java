package rollbackbot.deploy;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.incident.Running;
import rollbackbot.incident.State;
import rollbackbot.incident.Traits;
import rollbackbot.incident.Traits.Stage;
import rollbackbot.incident.Traits.StopsFor;
import rollbackbot.incident.Traits.Turn;
import rollbackbot.offer.Unproven;
import rollbackbot.once.Asked;
import rollbackbot.plan.Confirmed;
import rollbackbot.plan.Plan;
import rollbackbot.plan.Way;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.DeploymentStatus;
import rollbackbot.stored.Stored;

/** What was confirmed is on its way into production, or has arrived. */
public sealed interface DeployState extends State {
  /** Waits for the platform's word, which may never come; people may give it up at last. */
  sealed interface WithoutEnd extends DeployState, Running {
    @Override
    default Traits traits() {
      return new Traits(Stage.ROLLING_BACK, Turn.PLATFORM, StopsFor.NOTHING);
    }
  }

  /** A deployment of this incident is known. */
  sealed interface OfDeployment extends DeployState {
    DeploymentId deployment();
  }

  /** Its release serves the users. */
  sealed interface InService extends OfDeployment, Running {
    @Override
    default boolean isInService() {
      return true;
    }
  }

  /** The bot's own step on the way to a deployment: a refusal or long trouble stops it. */
  sealed interface Stoppable extends DeployState, Running {
    @Override
    default Traits traits() {
      return new Traits(Stage.ROLLING_BACK, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }
  }

  /**
   * About to check that the plan still holds.
   *
   * @param heldUpSince since when that waits for an earlier request of the bot for this app, which
   *     may still arrive; empty where none may, and in what was stored before that was kept
   */
  @Stored("rechecking")
  record Rechecking(Confirmed confirmed, Optional<Instant> heldUpSince) implements Stoppable {
    public Rechecking(Confirmed confirmed) {
      this(confirmed, Optional.empty());
    }

    @Override
    public Way step() {
      return Way.CHECK;
    }
  }

  /** Somebody's deployment isn't final yet; nothing can stop it, so its end is waited for. */
  @Stored("waiting")
  record WaitingForOther(Confirmed confirmed, Deployment other) implements WithoutEnd {
    @Override
    public Way step() {
      return Way.CHECK;
    }
  }

  /** About to pause auto-deploy. */
  @Stored("pausing")
  record PausingAutoDeploy(Confirmed confirmed) implements Stoppable {
    @Override
    public Way step() {
      return Way.AUTO_DEPLOY;
    }
  }

  /**
   * Given up while auto-deploy was about to be paused: until that request can't arrive any more.
   */
  @Stored("stopping")
  record Stopping(Confirmed confirmed, String by) implements DeployState, Running {
    @Override
    public Optional<String> beingLeftBy() {
      return Optional.of(by);
    }

    @Override
    public boolean isBeforeDeployment() {
      return false;
    }

    @Override
    public Traits traits() {
      return new Traits(Stage.ROLLING_BACK, Turn.BOT, StopsFor.NOTHING);
    }

    @Override
    public Way step() {
      return Way.AUTO_DEPLOY;
    }
  }

  /** About to create the release branch. */
  @Stored("branching")
  record CreatingBranch(Confirmed confirmed) implements Stoppable {
    @Override
    public Way step() {
      return Way.BRANCH;
    }
  }

  /**
   * About to see to it that the platform can get the archive.
   *
   * @param asks how many times the deployment was asked for, each time without effect
   */
  @Stored("preparing-archive")
  record PreparingArchive(Confirmed confirmed, int asks) implements Stoppable {
    @Override
    public Way step() {
      return Way.ARCHIVE;
    }
  }

  /**
   * About to look once more before asking for the deployment.
   *
   * @param asks how many times it was asked for, each time without effect
   */
  @Stored("looking")
  record LookingOnceMore(Confirmed confirmed, int asks) implements Stoppable {
    @Override
    public boolean isBeforeDeployment() {
      return true;
    }

    @Override
    public Way step() {
      return Way.DEPLOYMENT;
    }
  }

  /**
   * The deployment may have been asked for: stored before the request is sent.
   *
   * @param newestKnown the newest deployment before the request
   */
  @Stored("requesting")
  record Requesting(Confirmed confirmed, DeploymentId newestKnown, Asked asked)
      implements Stoppable {
    @Override
    public Way step() {
      return Way.DEPLOYMENT;
    }
  }

  /**
   * The platform is at it.
   *
   * @param queuedUntil when it was first seen to be built, where it had to wait for its turn
   */
  @Stored("deploying")
  record Deploying(
      Confirmed confirmed,
      DeploymentId deployment,
      Instant since,
      DeploymentStatus status,
      int polls,
      boolean giveUpOffered,
      Optional<Instant> queuedUntil)
      implements WithoutEnd, OfDeployment {

    /** One that had to wait for nobody, so far. */
    public Deploying(
        Confirmed confirmed,
        DeploymentId deployment,
        Instant since,
        DeploymentStatus status,
        int polls,
        boolean giveUpOffered) {
      this(confirmed, deployment, since, status, polls, giveUpOffered, Optional.empty());
    }

    Deploying polled(DeploymentStatus seen, Instant now) {
      boolean begins = status.isQueued() && !seen.isQueued();
      return new Deploying(
          confirmed,
          deployment,
          since,
          seen,
          polls + 1,
          giveUpOffered,
          begins ? Optional.of(now) : queuedUntil);
    }

    Deploying withGiveUpOffered() {
      return new Deploying(confirmed, deployment, since, status, polls, true, queuedUntil);
    }

    /** Since when the platform works at it. */
    public Instant builtSince() {
      return queuedUntil.orElse(since);
    }

    @Override
    public boolean mayStillDeploy() {
      return true;
    }

    @Override
    public Way step() {
      return Way.DEPLOYMENT;
    }
  }

  /**
   * The release is in service; its health is being watched.
   *
   * @param commitProved whether the platform said that our commit runs
   * @param healthySince since when the health check answers well without a break
   * @param failedAt when it first didn't answer well; empty as long as it always has
   */
  @Stored("verifying")
  record Verifying(
      Confirmed confirmed,
      DeploymentId deployment,
      boolean commitProved,
      Instant since,
      Optional<Instant> healthySince,
      String lastAnswer,
      Optional<Instant> failedAt)
      implements WithoutEnd, InService {

    /** About to be looked at for the first time. */
    static Verifying begun(
        Confirmed confirmed, DeploymentId deployment, boolean commitProved, Instant now) {
      var never = Optional.<Instant>empty();
      return new Verifying(confirmed, deployment, commitProved, now, never, "", never);
    }

    Verifying looked(Optional<Instant> healthy, String answer, Instant now) {
      var failed = failedAt.or(() -> healthy.isPresent() ? Optional.empty() : Optional.of(now));
      return new Verifying(confirmed, deployment, commitProved, since, healthy, answer, failed);
    }

    @Override
    public boolean isUnwell() {
      return failedAt.isPresent();
    }

    @Override
    public Traits traits() {
      return new Traits(Stage.VERIFYING, Turn.BOT, StopsFor.NOTHING);
    }

    @Override
    public Way step() {
      return Way.VERIFICATION;
    }
  }

  /**
   * It stopped by its health alone, and a person wants it to go on: about to look whether it still
   * is what runs.
   *
   * @param accepted by whom it is fine as it is; empty: its health is to be watched once more
   */
  @Stored("looking-again")
  record LookingAgain(Unproven unproven, Optional<Acceptance> accepted) implements InService {
    @Override
    public Confirmed confirmed() {
      return unproven.confirmed();
    }

    @Override
    public DeploymentId deployment() {
      return unproven.deployment();
    }

    @Override
    public boolean isUnwell() {
      return true;
    }

    @Override
    public Traits traits() {
      return new Traits(Stage.VERIFYING, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }

    @Override
    public Way step() {
      return Way.VERIFICATION;
    }
  }

  /**
   * Production is back: proven, or accepted by a person.
   *
   * @param accepted who accepted what its health check said; empty where nobody had to
   */
  @Stored("succeeded")
  record Succeeded(
      Confirmed confirmed,
      DeploymentId deployment,
      boolean commitProved,
      boolean healthChecked,
      Optional<Acceptance> accepted)
      implements OfDeployment {
    public Succeeded(
        Confirmed confirmed, DeploymentId deployment, boolean commitProved, boolean healthChecked) {
      this(confirmed, deployment, commitProved, healthChecked, Optional.empty());
    }

    @Override
    public Traits traits() {
      return new Traits(Stage.SUCCEEDED, Turn.OVER, StopsFor.NOTHING);
    }

    @Override
    public Optional<Plan> wanted() {
      return Optional.of(confirmed.plan());
    }
  }

  /** Somebody asked for the deployment in the bot's place: auto-deploy is paused all the same. */
  @Stored("adopting")
  record Adopting(Confirmed confirmed, Deployment theirs) implements WithoutEnd {
    @Override
    public boolean mayStillDeploy() {
      return true;
    }

    @Override
    public Traits traits() {
      return new Traits(Stage.ROLLING_BACK, Turn.BOT, StopsFor.NOTHING);
    }

    @Override
    public Way step() {
      return Way.DEPLOYMENT;
    }
  }
}
