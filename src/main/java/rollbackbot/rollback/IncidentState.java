package rollbackbot.rollback;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.once.Asked;
import rollbackbot.plan.Confirmed;
import rollbackbot.plan.Failure;
import rollbackbot.plan.Plan;
import rollbackbot.plan.PlanRequest;
import rollbackbot.plan.Way;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.DeploymentStatus;
import rollbackbot.rollback.ThreadEntry.NewPlanBecause;
import rollbackbot.rollback.Traits.Stage;
import rollbackbot.rollback.Traits.StopsFor;
import rollbackbot.rollback.Traits.Turn;
import rollbackbot.stored.Stored;

/** Where an incident stands. Each state holds exactly what is known at that point. */
public sealed interface IncidentState {

  Traits traits();

  /** The plan that is offered or carried out, or that failed or succeeded. */
  Optional<Plan> wanted();

  /** The public name of the state, as the board's metadata tells it. */
  default String publicName() {
    return traits().stage().publicName();
  }

  default Turn turn() {
    return traits().turn();
  }

  /** Whether no other incident of the app may be opened meanwhile. */
  default boolean locksTheApp() {
    return turn() != Turn.OVER;
  }

  /** Waiting for the answer to a question of the tree. */
  @Stored("deciding")
  record Deciding(String question) implements IncidentState {
    @Override
    public Traits traits() {
      return new Traits(Stage.DECIDING, Turn.PERSON, StopsFor.NOTHING);
    }

    @Override
    public Optional<Plan> wanted() {
      return Optional.empty();
    }
  }

  /** A feature is being looked for or switched, or a ticket opened: no plan is needed. */
  sealed interface WithoutPlan extends IncidentState permits FeatureState, OpeningTicket {

    @Override
    default Optional<Plan> wanted() {
      return Optional.empty();
    }
  }

  /**
   * A ticket is about to be opened, or may have been.
   *
   * @param why what the incident ends for afterwards
   * @param by who decided it
   * @param asked stored before it is asked for; empty before
   */
  @Stored("opening-ticket")
  record OpeningTicket(Closing why, String by, Optional<Asked> asked) implements WithoutPlan {
    OpeningTicket with(Asked newAsked) {
      return new OpeningTicket(why, by, Optional.of(newAsked));
    }

    @Override
    public Traits traits() {
      return new Traits(Stage.WITHOUT_ROLLBACK, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }
  }

  /**
   * The plan is being made.
   *
   * @param because why there is to be another plan; empty for the first
   */
  @Stored("planning")
  record Planning(PlanRequest request, boolean restoresDatabase, Optional<NewPlanBecause> because)
      implements IncidentState {
    public Planning(PlanRequest request, boolean restoresDatabase) {
      this(request, restoresDatabase, Optional.empty());
    }

    @Override
    public Traits traits() {
      return new Traits(Stage.DECIDING, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }

    @Override
    public Optional<Plan> wanted() {
      return Optional.empty();
    }
  }

  /** Waiting for the confirmation. */
  @Stored("planned")
  record Planned(Plan plan) implements IncidentState {
    @Override
    public Traits traits() {
      return new Traits(Stage.PLANNED, Turn.PERSON, StopsFor.NOTHING);
    }

    @Override
    public Optional<Plan> wanted() {
      return Optional.of(plan);
    }
  }

  /** Confirmed by one; a second person is to approve. */
  @Stored("awaiting-approval")
  record AwaitingApproval(Confirmed confirmed) implements IncidentState {
    @Override
    public Traits traits() {
      return new Traits(Stage.AWAITING_APPROVAL, Turn.PERSON, StopsFor.NOTHING);
    }

    @Override
    public Optional<Plan> wanted() {
      return Optional.of(confirmed.plan());
    }
  }

  /** Confirmed, and on its way. */
  sealed interface Running extends IncidentState
      permits Rechecking,
          PausingAutoDeploy,
          CreatingBranch,
          RestoreState,
          PreparingArchive,
          LookingOnceMore,
          Adopting,
          Requesting,
          WithoutEnd {
    Confirmed confirmed();

    /** What of the way into production is being done. */
    Way step();

    @Override
    default Optional<Plan> wanted() {
      return Optional.of(confirmed().plan());
    }
  }

  /** Waits for the platform's word, which may never come; people may give it up at last. */
  sealed interface WithoutEnd extends Running {}

  /** A deployment of this incident is known. */
  sealed interface OfDeployment extends IncidentState {
    DeploymentId deployment();
  }

  /** About to check that the plan still holds. */
  @Stored("rechecking")
  record Rechecking(Confirmed confirmed) implements Running {
    @Override
    public Traits traits() {
      return new Traits(Stage.ROLLING_BACK, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
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
    public Traits traits() {
      return new Traits(Stage.ROLLING_BACK, Turn.PLATFORM, StopsFor.NOTHING);
    }

    @Override
    public Way step() {
      return Way.CHECK;
    }
  }

  /** About to pause auto-deploy. */
  @Stored("pausing")
  record PausingAutoDeploy(Confirmed confirmed) implements Running {
    @Override
    public Traits traits() {
      return new Traits(Stage.ROLLING_BACK, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }

    @Override
    public Way step() {
      return Way.AUTO_DEPLOY;
    }
  }

  /** About to create the release branch. */
  @Stored("branching")
  record CreatingBranch(Confirmed confirmed) implements Running {
    @Override
    public Traits traits() {
      return new Traits(Stage.ROLLING_BACK, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }

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
  record PreparingArchive(Confirmed confirmed, int asks) implements Running {
    @Override
    public Traits traits() {
      return new Traits(Stage.ROLLING_BACK, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }

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
  record LookingOnceMore(Confirmed confirmed, int asks) implements Running {
    @Override
    public Traits traits() {
      return new Traits(Stage.ROLLING_BACK, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }

    @Override
    public Way step() {
      return Way.DEPLOYMENT;
    }
  }

  /** Somebody asked for the deployment in the bot's place: auto-deploy is paused all the same. */
  @Stored("adopting")
  record Adopting(Confirmed confirmed, Deployment theirs) implements Running {
    @Override
    public Traits traits() {
      return new Traits(Stage.ROLLING_BACK, Turn.BOT, StopsFor.NOTHING);
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
  record Requesting(Confirmed confirmed, DeploymentId newestKnown, Asked asked) implements Running {
    @Override
    public Traits traits() {
      return new Traits(Stage.ROLLING_BACK, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }

    @Override
    public Way step() {
      return Way.DEPLOYMENT;
    }
  }

  /** The platform is at it. */
  @Stored("deploying")
  record Deploying(
      Confirmed confirmed,
      DeploymentId deployment,
      Instant since,
      DeploymentStatus status,
      int polls,
      boolean giveUpOffered)
      implements WithoutEnd, OfDeployment {

    Deploying polled(DeploymentStatus seen) {
      return new Deploying(confirmed, deployment, since, seen, polls + 1, giveUpOffered);
    }

    Deploying withGiveUpOffered() {
      return new Deploying(confirmed, deployment, since, status, polls, true);
    }

    @Override
    public Traits traits() {
      return new Traits(Stage.ROLLING_BACK, Turn.PLATFORM, StopsFor.NOTHING);
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
   */
  @Stored("verifying")
  record Verifying(
      Confirmed confirmed,
      DeploymentId deployment,
      boolean commitProved,
      Instant since,
      Optional<Instant> healthySince,
      String lastAnswer)
      implements WithoutEnd, OfDeployment {
    @Override
    public Traits traits() {
      return new Traits(Stage.VERIFYING, Turn.BOT, StopsFor.NOTHING);
    }

    @Override
    public Way step() {
      return Way.VERIFICATION;
    }
  }

  /** Stopped; a person decides how to go on. */
  @Stored("failed")
  record Failed(Failure failure, PlanRequest request, boolean restoresDatabase, Optional<Plan> plan)
      implements IncidentState {
    @Override
    public Traits traits() {
      return new Traits(Stage.FAILED, Turn.PERSON, StopsFor.NOTHING);
    }

    @Override
    public Optional<Plan> wanted() {
      return plan;
    }
  }

  /** Production is proven back. */
  @Stored("succeeded")
  record Succeeded(
      Confirmed confirmed, DeploymentId deployment, boolean commitProved, boolean healthChecked)
      implements OfDeployment {
    @Override
    public Traits traits() {
      return new Traits(Stage.SUCCEEDED, Turn.OVER, StopsFor.NOTHING);
    }

    @Override
    public Optional<Plan> wanted() {
      return Optional.of(confirmed.plan());
    }
  }

  /** Over, without a rollback under way. */
  sealed interface CalledOff extends IncidentState {

    /** Who ended it; empty where nobody answered. */
    Optional<String> by();

    @Override
    default Optional<Plan> wanted() {
      return Optional.empty();
    }
  }

  /** The plan was not wanted. */
  @Stored("cancelled")
  record Cancelled(Optional<String> by) implements CalledOff {
    @Override
    public Traits traits() {
      return new Traits(Stage.CANCELLED, Turn.OVER, StopsFor.NOTHING);
    }
  }

  /** Over, without a rollback under way. */
  @Stored("closed")
  record Closed(Closing why, Optional<String> by) implements CalledOff {
    @Override
    public Traits traits() {
      return new Traits(Stage.CLOSED, Turn.OVER, StopsFor.NOTHING);
    }
  }

  /** Why an incident was closed. */
  enum Closing {
    ALL_GOOD,
    /** Somebody deployed something else meanwhile, and who closed it says that it is well now. */
    FIXED,
    DISABLE_FEATURE,
    ALERT_OWNER,
    GIVEN_UP,
    EXPIRED
  }
}
