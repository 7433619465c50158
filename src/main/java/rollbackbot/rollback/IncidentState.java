package rollbackbot.rollback;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.rollback.ThreadEntry.NewPlanBecause;

/** Where an incident stands. Each state holds exactly what is known at that point. */
public sealed interface IncidentState {

  /** Waiting for the answer to a question of the tree. */
  record Deciding(String question) implements IncidentState {}

  /**
   * The plan is being made.
   *
   * @param because why there is to be another plan; empty for the first
   */
  record Planning(PlanRequest request, boolean restoresDatabase, Optional<NewPlanBecause> because)
      implements IncidentState {
    public Planning(PlanRequest request, boolean restoresDatabase) {
      this(request, restoresDatabase, Optional.empty());
    }
  }

  /** Waiting for the confirmation. */
  record Planned(Plan plan) implements IncidentState {}

  /** Confirmed, and on its way. */
  sealed interface Running extends IncidentState {
    Confirmed confirmed();
  }

  /** About to check that the plan still holds. */
  record Rechecking(Confirmed confirmed) implements Running {}

  /** Somebody's deployment isn't final yet; nothing can stop it, so its end is waited for. */
  record WaitingForOther(Confirmed confirmed, Deployment other) implements Running {}

  /** About to pause auto-deploy. */
  record PausingAutoDeploy(Confirmed confirmed) implements Running {}

  /** About to create the release branch. */
  record CreatingBranch(Confirmed confirmed) implements Running {}

  /** Waiting for a person to restore the database. */
  record RestoringDatabase(Confirmed confirmed) implements Running {}

  /**
   * About to look once more before asking for the deployment.
   *
   * @param asks how many times it was asked for, each time without effect
   */
  record LookingOnceMore(Confirmed confirmed, int asks) implements Running {}

  /**
   * The deployment may have been asked for: stored before the request is sent.
   *
   * @param newestKnown the newest deployment before the request
   * @param requestedAt the last moment at which the request may have been on its way
   * @param asks how many times it was asked for, this time included
   */
  record Requesting(Confirmed confirmed, DeploymentId newestKnown, Instant requestedAt, int asks)
      implements Running {}

  /** The platform is at it. */
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
  record Verifying(
      Confirmed confirmed,
      DeploymentId deployment,
      boolean commitProved,
      Instant since,
      Optional<Instant> healthySince,
      String lastAnswer)
      implements Running {}

  /** Stopped; a person decides how to go on. */
  record Failed(Failure failure, PlanRequest request, boolean restoresDatabase, Optional<Plan> plan)
      implements IncidentState {}

  /** Production is proven back. */
  record Succeeded(
      Confirmed confirmed, DeploymentId deployment, boolean commitProved, boolean healthChecked)
      implements IncidentState {}

  /** The plan was not wanted. */
  record Cancelled(Optional<String> by) implements IncidentState {}

  /** Over, without a rollback under way. */
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
      case Deciding _, Planning _ -> "deciding";
      case Planned _ -> "planned";
      case RestoringDatabase _ -> "restoring_database";
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
      case Deciding _, Planning _, Planned _, Running _, Failed _ -> true;
    };
  }

  /** Whether the incident waits for a person rather than for a machine. */
  default boolean waitsForPerson() {
    return switch (this) {
      case Deciding _, Planned _, RestoringDatabase _, Failed _ -> true;
      case Planning _,
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
