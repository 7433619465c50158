package rollbackbot.rollback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.once.Asked;
import rollbackbot.rollback.ThreadEntry.NewPlanBecause;
import rollbackbot.rollback.Traits.Stage;
import rollbackbot.rollback.Traits.StopsFor;
import rollbackbot.rollback.Traits.Turn;

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
  sealed interface WithoutPlan extends IncidentState {

    @Override
    default Optional<Plan> wanted() {
      return Optional.empty();
    }
  }

  /** The variables that may switch a feature are being read. */
  @Stored("reading-flags")
  record ReadingFlags() implements WithoutPlan {
    @Override
    public Traits traits() {
      return new Traits(Stage.DECIDING, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }
  }

  /** Waiting for the choice of the feature that is to be switched off. */
  @Stored("choosing-flag")
  record ChoosingFlag(List<Flag> flags) implements WithoutPlan {
    @Override
    public Traits traits() {
      return new Traits(Stage.DECIDING, Turn.PERSON, StopsFor.NOTHING);
    }
  }

  /** A variable is being changed, as a person confirmed. */
  sealed interface Switching extends WithoutPlan {
    FlagChange change();

    /** The state to return to once it is put back; empty while it is being switched off. */
    Optional<IncidentState> returnsTo();
  }

  /**
   * The variable is to be changed, or may have been.
   *
   * @param asked stored before the change is asked for; empty before
   */
  @Stored("setting-flag")
  record SettingFlag(FlagChange change, Optional<IncidentState> returnsTo, Optional<Asked> asked)
      implements Switching {
    SettingFlag(FlagChange change, Optional<IncidentState> returnsTo) {
      this(change, returnsTo, Optional.empty());
    }

    SettingFlag with(Asked newAsked) {
      return new SettingFlag(change, returnsTo, Optional.of(newAsked));
    }

    @Override
    public Traits traits() {
      return new Traits(Stage.WITHOUT_ROLLBACK, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }
  }

  /**
   * The restart may have been asked for: stored before the request is sent.
   *
   * @param newestKnown the newest restart before the request
   */
  @Stored("requesting-restart")
  record RequestingRestart(
      FlagChange change,
      Optional<IncidentState> returnsTo,
      Optional<Instant> newestKnown,
      Asked asked)
      implements Switching {
    RequestingRestart with(Asked newAsked) {
      return new RequestingRestart(change, returnsTo, newestKnown, newAsked);
    }

    @Override
    public Traits traits() {
      return new Traits(Stage.WITHOUT_ROLLBACK, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }
  }

  /**
   * The platform restarts the containers.
   *
   * @param operation empty where the answer with its id was lost
   */
  @Stored("restarting")
  record Restarting(
      FlagChange change,
      Optional<IncidentState> returnsTo,
      Optional<OperationId> operation,
      Instant since)
      implements Switching {
    @Override
    public Traits traits() {
      return new Traits(Stage.WITHOUT_ROLLBACK, Turn.PLATFORM, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }
  }

  /** The containers are restarted; the app's health is being watched. */
  @Stored("checking-feature")
  record CheckingFeature(
      FlagChange change,
      Optional<IncidentState> returnsTo,
      Instant since,
      Optional<Instant> healthySince)
      implements Switching {
    @Override
    public Traits traits() {
      return new Traits(Stage.WITHOUT_ROLLBACK, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
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

  /** Confirmed, and on its way. */
  sealed interface Running extends IncidentState {
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

  /** The databases are being made ready for the deployment. */
  sealed interface Restore extends Running {

    /** What has been done to each database; empty where the bot knows none of them. */
    RestoreProgress progress();

    @Override
    default Way step() {
      return Way.DATABASE;
    }
  }

  /** About to look which backups there are, before a fresh one of the next database. */
  @Stored("preparing-backup")
  record PreparingBackup(Confirmed confirmed, RestoreProgress progress) implements Restore {
    @Override
    public Traits traits() {
      return new Traits(Stage.RESTORING_DATABASE, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }
  }

  /**
   * A fresh backup may have been asked for: stored before the request is sent.
   *
   * @param newestKnown the newest backup before the request
   */
  @Stored("requesting-backup")
  record RequestingBackup(
      Confirmed confirmed, RestoreProgress progress, Optional<String> newestKnown, Asked asked)
      implements Restore {
    RequestingBackup with(Asked newAsked) {
      return new RequestingBackup(confirmed, progress, newestKnown, newAsked);
    }

    @Override
    public Traits traits() {
      return new Traits(Stage.RESTORING_DATABASE, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }
  }

  /** The platform makes a backup. */
  @Stored("awaiting-backup")
  record AwaitingBackup(Confirmed confirmed, RestoreProgress progress, String backup, Instant since)
      implements Restore {
    @Override
    public Traits traits() {
      return new Traits(
          Stage.RESTORING_DATABASE, Turn.PLATFORM, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }
  }

  /** Waiting for a person to restore the databases, or to have them restored. */
  @Stored("restoring")
  record RestoringDatabase(Confirmed confirmed, RestoreProgress progress) implements Restore {
    @Override
    public Traits traits() {
      return new Traits(Stage.RESTORING_DATABASE, Turn.PERSON, StopsFor.NOTHING);
    }
  }

  /**
   * About to look whether the database can still be taken back.
   *
   * @param database its place among those of the plan
   */
  @Stored("preparing-restore")
  record PreparingRestore(Confirmed confirmed, RestoreProgress progress, int database)
      implements Restore {
    @Override
    public Traits traits() {
      return new Traits(Stage.RESTORING_DATABASE, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }
  }

  /**
   * A restore may have been asked for: stored before the request is sent, which is sent once.
   *
   * @param database its place among those of the plan
   */
  @Stored("requesting-restore")
  record RequestingRestore(Confirmed confirmed, RestoreProgress progress, int database, Asked asked)
      implements Restore {
    @Override
    public Traits traits() {
      return new Traits(Stage.RESTORING_DATABASE, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }
  }

  /**
   * The platform restores a database.
   *
   * @param found whether the answer was lost, and the operation found at the database
   */
  @Stored("awaiting-restore")
  record AwaitingRestore(
      Confirmed confirmed,
      RestoreProgress progress,
      int database,
      OperationId operation,
      boolean found,
      Instant since)
      implements Restore {
    @Override
    public Traits traits() {
      return new Traits(Stage.RESTORING_DATABASE, Turn.PLATFORM, StopsFor.A_REFUSAL);
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
