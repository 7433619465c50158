package rollbackbot.offer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Entry;
import rollbackbot.offer.OfferEntry.NewPlanBecause;
import rollbackbot.once.HealthProbe;
import rollbackbot.plan.Failure;
import rollbackbot.plan.Plan;
import rollbackbot.release.Release;
import rollbackbot.release.Target;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;
import rollbackbot.source.TagName;
import rollbackbot.stored.Stored;

/** A plan in the thread, and what became of it. */
public sealed interface OfferEntry extends Entry {
  /** A plan, waiting for its confirmation or decided upon. */
  @Stored("offered")
  record Offered(Plan plan, int prompt, Decision decision, Optional<NewPlanBecause> because)
      implements OfferEntry, Entry.Prompted, Entry.OfPlan {
    @Override
    public boolean isConfirmed() {
      return decision instanceof Decision.ConfirmedBy;
    }

    @Override
    public Optional<String> otherVersionWantedBy() {
      return because.flatMap(NewPlanBecause::otherVersionWantedBy);
    }

    @Override
    public Audience audience() {
      return Audience.THREAD;
    }

    @Override
    public Optional<String> takenBy() {
      return switch (decision) {
        case Decision.ConfirmedBy(var by, _) -> Optional.of(by);
        case Decision.AwaitingApproval(var by, _) -> Optional.of(by);
        case Decision.CancelledBy(var by) -> by;
        case Decision.Open _, Decision.Replaced _ -> Optional.empty();
      };
    }

    @Override
    public Offered askedNoMore() {
      return decision instanceof Decision.Open
          ? new Offered(plan, prompt, new Decision.Replaced(), because)
          : this;
    }
  }

  /**
   * Something was confirmed, and a second person is to approve it.
   *
   * @param prompt the number that its buttons carry
   */
  @Stored("approval-asked")
  record ApprovalAsked(int prompt, ApprovalRequest request, ApprovalRequest.Outcome outcome)
      implements OfferEntry, Entry.Prompted {
    @Override
    public Audience audience() {
      return Audience.THREAD;
    }

    @Override
    public Optional<String> takenBy() {
      return switch (outcome) {
        case ApprovalRequest.Outcome.Given(var approval) -> Optional.of(approval.by());
        case ApprovalRequest.Outcome.Withdrawn(var by) -> by;
        case ApprovalRequest.Outcome.Open _, ApprovalRequest.Outcome.Replaced _ -> Optional.empty();
      };
    }

    @Override
    public ApprovalAsked askedNoMore() {
      return outcome instanceof ApprovalRequest.Outcome.Open
          ? new ApprovalAsked(prompt, request, new ApprovalRequest.Outcome.Replaced())
          : this;
    }
  }

  /** The rollback stopped; a person decides. */
  @Stored("stopped")
  record Stopped(
      Failure failure,
      int prompt,
      AutoDeploy autoDeploy,
      List<Target> alternatives,
      Optional<String> settledBy)
      implements OfferEntry, Entry.Prompted, Entry.End {
    @Override
    public Audience audience() {
      return Audience.CHANNEL;
    }

    @Override
    public Optional<String> takenBy() {
      return settledBy;
    }

    @Override
    public Stopped askedNoMore() {
      return this;
    }
  }

  /** What became of a plan. */
  sealed interface Decision {
    @Stored("open")
    record Open() implements Decision {}

    @Stored("confirmed")
    record ConfirmedBy(String by, Instant at) implements Decision {}

    /** Confirmed by one; what a second person said is told below. */
    @Stored("awaiting-approval")
    record AwaitingApproval(String by, Instant at) implements Decision {}

    @Stored("cancelled")
    record CancelledBy(Optional<String> by) implements Decision {}

    /** Another plan took its place. */
    @Stored("replaced")
    record Replaced() implements Decision {}
  }

  /** Why a confirmed plan was voided, and another one made. */
  sealed interface NewPlanBecause {
    /** A person goes round the broken link. */
    @Stored("archive-chosen")
    record ArchiveChosen(String by) implements NewPlanBecause {}

    /** Who wanted another version; empty where it is made anew for another reason. */
    default Optional<String> otherVersionWantedBy() {
      return this instanceof OtherVersionWanted(var by) ? Optional.of(by) : Optional.empty();
    }

    /**
     * Production changed since.
     *
     * @param health how its health check answers now; absent where there is none
     */
    @Stored("current-changed")
    record CurrentChanged(Release now, Optional<HealthProbe.Health> health)
        implements NewPlanBecause {}

    /**
     * The tag stands at the plan's commit no more.
     *
     * @param now the commit at which it stands; absent where it is gone
     */
    @Stored("tag-moved")
    record TagMoved(TagName tag, Optional<CommitId> now) implements NewPlanBecause {}

    /** Somebody created the branch at another commit. */
    @Stored("branch-taken")
    record BranchTaken(BranchName branch) implements NewPlanBecause {}

    /** Somebody on whose word it was to be done may not act any more. */
    @Stored("right-lost")
    record RightLost(String person) implements NewPlanBecause {}

    /** A person wants another version. */
    @Stored("other-version")
    record OtherVersionWanted(String by) implements NewPlanBecause {}

    /** Somebody created the branch by hand, which the bot may not. */
    @Stored("branch-by-hand")
    record BranchByHand(BranchName branch) implements NewPlanBecause {}

    /** A person wants to try again. */
    @Stored("retried")
    record Retried(String by) implements NewPlanBecause {}
  }
}
