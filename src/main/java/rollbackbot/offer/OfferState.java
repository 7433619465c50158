package rollbackbot.offer;

import java.util.Optional;
import rollbackbot.incident.State;
import rollbackbot.incident.Traits;
import rollbackbot.incident.Traits.Stage;
import rollbackbot.incident.Traits.StopsFor;
import rollbackbot.incident.Traits.Turn;
import rollbackbot.offer.OfferEntry.NewPlanBecause;
import rollbackbot.plan.Confirmed;
import rollbackbot.plan.Failure;
import rollbackbot.plan.Plan;
import rollbackbot.plan.PlanRequest;
import rollbackbot.stored.Stored;

/**
 * A plan is made, and waits for people: to confirm it, to approve it, or to decide after it
 * stopped.
 */
public sealed interface OfferState extends State {
  /**
   * The plan is being made.
   *
   * @param because why there is to be another plan; empty for the first
   */
  @Stored("planning")
  record Planning(PlanRequest request, boolean restoresDatabase, Optional<NewPlanBecause> because)
      implements OfferState {
    public Planning(PlanRequest request, boolean restoresDatabase) {
      this(request, restoresDatabase, Optional.empty());
    }

    @Override
    public Optional<String> otherVersionWantedBy() {
      return because.flatMap(NewPlanBecause::otherVersionWantedBy);
    }

    @Override
    public Traits traits() {
      return new Traits(Stage.DECIDING, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }
  }

  /** Waiting for the confirmation. */
  @Stored("planned")
  record Planned(Plan plan) implements OfferState {
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
  record AwaitingApproval(Confirmed confirmed) implements OfferState {
    @Override
    public boolean awaitsApproval() {
      return true;
    }

    @Override
    public Traits traits() {
      return new Traits(Stage.AWAITING_APPROVAL, Turn.PERSON, StopsFor.NOTHING);
    }

    @Override
    public Optional<Plan> wanted() {
      return Optional.of(confirmed.plan());
    }
  }

  /**
   * Stopped; a person decides how to go on.
   *
   * @param unproven what is in service, where nothing but its health stopped the rollback; empty
   *     elsewhere, and where it stopped before this was kept
   */
  @Stored("failed")
  record Failed(
      Failure failure,
      PlanRequest request,
      boolean restoresDatabase,
      Optional<Plan> plan,
      Optional<Unproven> unproven)
      implements OfferState {
    public Failed(
        Failure failure, PlanRequest request, boolean restoresDatabase, Optional<Plan> plan) {
      this(failure, request, restoresDatabase, plan, Optional.empty());
    }

    /** What trying again asks for; nothing where the same is in production already. */
    public Optional<PlanRequest> sameAgain() {
      boolean isThere =
          failure.reason() instanceof Failure.Reason.RunsAlready
              || failure.reason() instanceof Failure.Reason.NotHealthy
              || unproven.isPresent();
      return isThere ? Optional.empty() : Optional.of(plan.map(Plan::sameTarget).orElse(request));
    }

    @Override
    public boolean mayStillDeploy() {
      return failure.reason() instanceof Failure.Reason.NeverAnswered
          || failure.reason() instanceof Failure.Reason.Fault;
    }

    @Override
    public Traits traits() {
      return new Traits(Stage.FAILED, Turn.PERSON, StopsFor.NOTHING);
    }

    @Override
    public Optional<Plan> wanted() {
      return plan;
    }
  }
}
