package rollbackbot.rollback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.once.Asked;
import rollbackbot.rollback.ThreadEntry.NewPlanBecause;

/** Where an incident stands. Each state holds exactly what is known at that point. */
public sealed interface IncidentState {

  /** Waiting for the answer to a question of the tree. */
  @Stored("deciding")
  record Deciding(String question) implements IncidentState {}

  /** A feature is being looked for or switched, or a ticket opened: no plan is needed. */
  sealed interface WithoutPlan extends IncidentState {}

  /** The variables that may switch a feature are being read. */
  @Stored("reading-flags")
  record ReadingFlags() implements WithoutPlan {}

  /** Waiting for the choice of the feature that is to be switched off. */
  @Stored("choosing-flag")
  record ChoosingFlag(List<Flag> flags) implements WithoutPlan {}

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
      implements Switching {}

  /** The containers are restarted; the app's health is being watched. */
  @Stored("checking-feature")
  record CheckingFeature(
      FlagChange change,
      Optional<IncidentState> returnsTo,
      Instant since,
      Optional<Instant> healthySince)
      implements Switching {}

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
  }

  /** Waiting for the confirmation. */
  @Stored("planned")
  record Planned(Plan plan) implements IncidentState {}

  /** Confirmed, and on its way. */
  sealed interface Running extends IncidentState {
    Confirmed confirmed();
  }

  /** About to check that the plan still holds. */
  @Stored("rechecking")
  record Rechecking(Confirmed confirmed) implements Running {}

  /** Somebody's deployment isn't final yet; nothing can stop it, so its end is waited for. */
  @Stored("waiting")
  record WaitingForOther(Confirmed confirmed, Deployment other) implements Running {}

  /** About to pause auto-deploy. */
  @Stored("pausing")
  record PausingAutoDeploy(Confirmed confirmed) implements Running {}

  /** About to create the release branch. */
  @Stored("branching")
  record CreatingBranch(Confirmed confirmed) implements Running {}

  /** The databases are being made ready for the deployment. */
  sealed interface Restore extends Running {

    /** What has been done to each database; empty where the bot knows none of them. */
    RestoreProgress progress();
  }

  /** About to look which backups there are, before a fresh one of the next database. */
  @Stored("preparing-backup")
  record PreparingBackup(Confirmed confirmed, RestoreProgress progress) implements Restore {}

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
  }

  /** The platform makes a backup. */
  @Stored("awaiting-backup")
  record AwaitingBackup(Confirmed confirmed, RestoreProgress progress, String backup, Instant since)
      implements Restore {}

  /** Waiting for a person to restore the databases, or to have them restored. */
  @Stored("restoring")
  record RestoringDatabase(Confirmed confirmed, RestoreProgress progress) implements Restore {}

  /**
   * About to look whether the database can still be taken back.
   *
   * @param database its place among those of the plan
   */
  @Stored("preparing-restore")
  record PreparingRestore(Confirmed confirmed, RestoreProgress progress, int database)
      implements Restore {}

  /**
   * A restore may have been asked for: stored before the request is sent, which is sent once.
   *
   * @param database its place among those of the plan
   */
  @Stored("requesting-restore")
  record RequestingRestore(Confirmed confirmed, RestoreProgress progress, int database, Asked asked)
      implements Restore {}

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
      implements Restore {}

  /**
   * About to look once more before asking for the deployment.
   *
   * @param asks how many times it was asked for, each time without effect
   */
  @Stored("looking")
  record LookingOnceMore(Confirmed confirmed, int asks) implements Running {}

  /**
   * The deployment may have been asked for: stored before the request is sent.
   *
   * @param newestKnown the newest deployment before the request
   */
  @Stored("requesting")
  record Requesting(Confirmed confirmed, DeploymentId newestKnown, Asked asked)
      implements Running {}

  /** The platform is at it. */
  @Stored("deploying")
  record Deploying(
      Confirmed confirmed,
      DeploymentId deployment,
      Instant since,
      DeploymentStatus status,
      int polls,
      boolean giveUpOffered)
      implements Running {

    Deploying polled(DeploymentStatus seen) {
      return new Deploying(confirmed, deployment, since, seen, polls + 1, giveUpOffered);
    }

    Deploying withGiveUpOffered() {
      return new Deploying(confirmed, deployment, since, status, polls, true);
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
      implements Running {}

  /** Stopped; a person decides how to go on. */
  @Stored("failed")
  record Failed(Failure failure, PlanRequest request, boolean restoresDatabase, Optional<Plan> plan)
      implements IncidentState {}

  /** Production is proven back. */
  @Stored("succeeded")
  record Succeeded(
      Confirmed confirmed, DeploymentId deployment, boolean commitProved, boolean healthChecked)
      implements IncidentState {}

  /** The plan was not wanted. */
  @Stored("cancelled")
  record Cancelled(Optional<String> by) implements IncidentState {}

  /** Over, without a rollback under way. */
  @Stored("closed")
  record Closed(Closing why, Optional<String> by) implements IncidentState {}

  /** Why an incident was closed. */
  enum Closing {
    ALL_GOOD,
    DISABLE_FEATURE,
    ALERT_OWNER,
    GIVEN_UP,
    EXPIRED
  }

  /** The public name of the state, as the board's metadata tells it. */
  default String publicName() {
    return switch (this) {
      case Deciding _, WithoutPlan _, Planning _ -> "deciding";
      case Planned _ -> "planned";
      case Restore _ -> "restoring_database";
      case Verifying _ -> "verifying";
      case Rechecking _,
          WaitingForOther _,
          PausingAutoDeploy _,
          CreatingBranch _,
          LookingOnceMore _,
          Requesting _,
          Deploying _ ->
          "rolling_back";
      case Failed _ -> "failed";
      case Succeeded _ -> "succeeded";
      case Cancelled _ -> "cancelled";
      case Closed _ -> "closed";
    };
  }

  /** Whether no other incident of the app may be opened meanwhile. */
  default boolean locksTheApp() {
    return switch (this) {
      case Succeeded _, Cancelled _, Closed _ -> false;
      case Deciding _, WithoutPlan _, Planning _, Planned _, Running _, Failed _ -> true;
    };
  }

  /** Whether the platform is asked again and again how far it is. */
  default boolean followsThePlatform() {
    return switch (this) {
      case Deploying _, WaitingForOther _, Restarting _, AwaitingBackup _, AwaitingRestore _ ->
          true;
      case IncidentState _ -> false;
    };
  }

  /** Whether the incident waits for a person rather than for a machine. */
  default boolean waitsForPerson() {
    return switch (this) {
      case Deciding _, ChoosingFlag _, Planned _, RestoringDatabase _, Failed _ -> true;
      case ReadingFlags _,
          Switching _,
          OpeningTicket _,
          PreparingBackup _,
          RequestingBackup _,
          AwaitingBackup _,
          PreparingRestore _,
          RequestingRestore _,
          AwaitingRestore _,
          Planning _,
          Rechecking _,
          WaitingForOther _,
          PausingAutoDeploy _,
          CreatingBranch _,
          LookingOnceMore _,
          Requesting _,
          Deploying _,
          Verifying _,
          Succeeded _,
          Cancelled _,
          Closed _ ->
          false;
    };
  }
}
