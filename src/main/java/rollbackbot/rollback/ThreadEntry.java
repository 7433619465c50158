package rollbackbot.rollback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.archive.ArchiveRoad;
import rollbackbot.database.Database;
import rollbackbot.database.RestoreProgress;
import rollbackbot.once.HealthProbe;
import rollbackbot.plan.Confirmed;
import rollbackbot.plan.Failure;
import rollbackbot.plan.Plan;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.Release;
import rollbackbot.release.Target;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;
import rollbackbot.source.TagName;
import rollbackbot.stored.Stored;
import rollbackbot.tree.Outcome;
import rollbackbot.version.Version;

/** One message of an incident's thread, in order of appearance. */
public record ThreadEntry(int number, Instant at, Content content) {

  /** Who is to notice a message. */
  public enum Audience {
    /** Whoever follows the thread. */
    THREAD,
    /** Somebody waits for it: it tells how something ended. */
    AWAITED,
    /** The channel too: something that was confirmed has ended. */
    CHANNEL
  }

  /** What the message says; it may change as long as the incident goes on. */
  public sealed interface Content {

    Audience audience();

    /** It asks people for something; its buttons carry the prompt's number. */
    sealed interface Prompted extends Content {
      int prompt();

      /** Who answered first; empty as long as nobody did, and where the answer no longer counts. */
      Optional<String> takenBy();

      /** The same without its buttons, where nobody has answered. */
      Content askedNoMore();
    }

    /** It tells that a rollback stopped, or that the incident is over. */
    sealed interface End extends Content {

      /** What the incident had done to auto-deploy when it came to this end. */
      AutoDeploy autoDeploy();
    }

    /** It tells what came of switching a feature. */
    sealed interface OfFeature extends Content {

      /** The change that was made; empty where none was. */
      Optional<FlagChange> made();
    }

    /** It may offer that the linked branch be deployed; the newest offer counts. */
    sealed interface OffersBranch extends Content {
      Optional<BranchOffer> offer();
    }

    /**
     * A question, and the answer once there is one.
     *
     * @param prompt the number that its buttons carry
     * @param dropped whether an earlier answer was taken back, or the questions skipped, so that it
     *     isn't asked any more
     */
    @Stored("asked")
    record Asked(String question, int prompt, Optional<GivenAnswer> answer, boolean dropped)
        implements Prompted {
      @Override
      public Audience audience() {
        return Audience.THREAD;
      }

      @Override
      public Optional<String> takenBy() {
        return dropped ? Optional.empty() : answer.map(GivenAnswer::by);
      }

      @Override
      public Asked askedNoMore() {
        return new Asked(question, prompt, answer, dropped || answer.isEmpty());
      }
    }

    /** A plan, waiting for its confirmation or decided upon. */
    @Stored("offered")
    record Offered(Plan plan, int prompt, Decision decision, Optional<NewPlanBecause> because)
        implements Prompted {
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
        implements Prompted {
      @Override
      public Audience audience() {
        return Audience.THREAD;
      }

      @Override
      public Optional<String> takenBy() {
        return switch (outcome) {
          case ApprovalRequest.Outcome.Given(var approval) -> Optional.of(approval.by());
          case ApprovalRequest.Outcome.Withdrawn(var by) -> by;
          case ApprovalRequest.Outcome.Open _, ApprovalRequest.Outcome.Replaced _ ->
              Optional.empty();
        };
      }

      @Override
      public ApprovalAsked askedNoMore() {
        return outcome instanceof ApprovalRequest.Outcome.Open
            ? new ApprovalAsked(prompt, request, new ApprovalRequest.Outcome.Replaced())
            : this;
      }
    }

    /**
     * The features that can be switched off.
     *
     * @param settled what became of the choice
     */
    @Stored("flags-offered")
    record FlagsOffered(List<Flag> flags, int prompt, FlagChoice settled) implements Prompted {
      @Override
      public Audience audience() {
        return Audience.THREAD;
      }

      @Override
      public Optional<String> takenBy() {
        return switch (settled) {
          case FlagChoice.Chosen(var change) -> Optional.of(change.by());
          case FlagChoice.NoneOfThese(var by) -> Optional.of(by);
          case FlagChoice.Open _, FlagChoice.NoChoice _ -> Optional.empty();
        };
      }

      @Override
      public FlagsOffered askedNoMore() {
        return settled instanceof FlagChoice.Open
            ? new FlagsOffered(flags, prompt, new FlagChoice.NoChoice())
            : this;
      }
    }

    /** A feature was switched, off or back on, and the containers were restarted. */
    @Stored("feature-switched")
    record FeatureSwitched(FlagChange change, Health health) implements OfFeature {
      @Override
      public Audience audience() {
        return Audience.AWAITED;
      }

      @Override
      public Optional<FlagChange> made() {
        return Optional.of(change);
      }
    }

    /** Switching a feature stopped half-way. */
    @Stored("switching-stopped")
    record SwitchingStopped(
        FlagChange change, boolean changed, boolean puttingBack, SwitchingTrouble why)
        implements OfFeature {
      @Override
      public Audience audience() {
        return Audience.AWAITED;
      }

      @Override
      public Optional<FlagChange> made() {
        return changed ? Optional.of(change) : Optional.empty();
      }
    }

    /** The product owner is to know, and has a ticket. */
    @Stored("owner-alerted")
    record OwnerAlerted(Outcome outcome, Optional<String> productOwner, TicketOutcome ticket)
        implements Content {
      @Override
      public Audience audience() {
        return Audience.AWAITED;
      }
    }

    /** The databases are to be restored before the deployment. */
    @Stored("restore-asked")
    record RestoreAsked(
        int prompt,
        Optional<String> settledBy,
        Optional<Instant> settledAt,
        boolean restored,
        RestoreProgress progress)
        implements Prompted {

      RestoreAsked with(RestoreProgress next) {
        return new RestoreAsked(prompt, settledBy, settledAt, restored, next);
      }

      @Override
      public Audience audience() {
        return Audience.THREAD;
      }

      @Override
      public Optional<String> takenBy() {
        return settledBy.or(progress::wantedBy);
      }

      @Override
      public RestoreAsked askedNoMore() {
        return this;
      }
    }

    /** Something that people should notice. */
    @Stored("reached")
    record Reached(Milestone milestone) implements Content {
      @Override
      public Audience audience() {
        return Audience.THREAD;
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
        implements Prompted, End {
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

    /**
     * What is left to be done of a rollback, for people to do by hand while the bot can't.
     *
     * @param perhapsAsked whether a deployment may have been asked for already: people look first
     * @param newestKnown the newest deployment before they were told
     */
    @Stored("by-hand")
    record ByHand(
        Confirmed confirmed,
        List<HandWork> left,
        boolean perhapsAsked,
        DeploymentId newestKnown,
        HandProgress progress)
        implements Content {
      ByHand with(HandProgress next) {
        return new ByHand(confirmed, left, perhapsAsked, newestKnown, next);
      }

      @Override
      public Audience audience() {
        return Audience.AWAITED;
      }
    }

    /** Production is proven back. */
    @Stored("proven")
    record Proven(
        Confirmed confirmed,
        DeploymentId deployment,
        boolean commitProved,
        boolean healthChecked,
        AutoDeploy autoDeploy)
        implements End {
      @Override
      public Audience audience() {
        return Audience.CHANNEL;
      }
    }

    /**
     * The team's own system was told of the rollback.
     *
     * @param trouble why it could not be told at last
     */
    @Stored("called-after")
    record CalledAfter(int tries, Optional<String> trouble) implements Content {
      @Override
      public Audience audience() {
        return Audience.THREAD;
      }
    }

    /** What happened, in order, and how long it took. */
    @Stored("timeline")
    record Timeline() implements Content {
      @Override
      public Audience audience() {
        return Audience.THREAD;
      }
    }

    /** The draft of a post-mortem, as a file. */
    @Stored("post-mortem")
    record PostMortem() implements Content {
      @Override
      public Audience audience() {
        return Audience.THREAD;
      }
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
      @Override
      public Audience audience() {
        return Audience.CHANNEL;
      }
    }

    /**
     * Auto-deploy is still off, a day later.
     *
     * @param keptBy who wants it to stay so, without more reminders
     */
    @Stored("pause-reminded")
    record PauseReminded(Optional<String> keptBy) implements Content {
      @Override
      public Audience audience() {
        return Audience.THREAD;
      }
    }

    /** The incident is over without a rollback. */
    @Stored("ended")
    record Ended(IncidentState state, AutoDeploy autoDeploy) implements End {

      public IncidentState.CalledOff how() {
        if (state instanceof IncidentState.CalledOff end) {
          return end;
        }
        throw new IllegalStateException("not an end without a rollback: " + state);
      }

      @Override
      public Audience audience() {
        return autoDeploy == AutoDeploy.UNTOUCHED ? Audience.AWAITED : Audience.CHANNEL;
      }
    }

    /** Somebody is waited for. */
    @Stored("reminded")
    record Reminded(boolean operatorsToo) implements Content {
      @Override
      public Audience audience() {
        return Audience.THREAD;
      }
    }
  }

  /** What can be done by hand, in this order. */
  public enum HandWork {
    LINK,
    BRANCH,
    DEPLOYMENT
  }

  /** What came of it. */
  public enum HandProgress {
    OPEN,
    /** Somebody created the branch: the bot goes on. */
    BRANCH_SEEN,
    /** Somebody asked for the deployment: the bot follows it. */
    DEPLOYMENT_SEEN,
    /** Nobody needs to do it any more. */
    OVER
  }

  /** What became of the choice of a feature. */
  public sealed interface FlagChoice {
    @Stored("open")
    record Open() implements FlagChoice {}

    @Stored("chosen")
    record Chosen(FlagChange change) implements FlagChoice {}

    /** None of them: it can't be switched off. */
    @Stored("none-of-these")
    record NoneOfThese(String by) implements FlagChoice {}

    /** There was nothing to choose, or it was asked anew. */
    @Stored("no-choice")
    record NoChoice() implements FlagChoice {}
  }

  /** Whether the app was healthy after a change. */
  public enum Health {
    GOOD,
    NOT_GOOD,
    /** No health check is configured. */
    NOT_CHECKED
  }

  /** What became of a plan. */
  public sealed interface Decision {
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
  public sealed interface NewPlanBecause {
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

    /** A person wants to try again. */
    @Stored("retried")
    record Retried(String by) implements NewPlanBecause {}
  }

  /** The events of a rollback that are told in the thread. */
  public sealed interface Milestone {
    @Stored("waiting")
    record Waiting(Deployment other) implements Milestone {}

    /** Somebody had turned auto-deploy on since the pause; it is about to be paused again. */
    @Stored("paused-again")
    record PausedAgain() implements Milestone {}

    @Stored("branch-ready")
    record BranchReady(BranchName branch, CommitId commit, boolean wasThere, AutoDeploy autoDeploy)
        implements Milestone {}

    /** The platform can get the archive of this commit. */
    @Stored("archive-ready")
    record ArchiveReady(CommitId commit, ArchiveRoad.Access access, AutoDeploy autoDeploy)
        implements Milestone {}

    /** A deployment that is the rollback's from now on. */
    sealed interface OfDeployment extends Milestone {
      DeploymentId deployment();
    }

    @Stored("deployment-started")
    record DeploymentStarted(DeploymentId deployment, boolean found) implements OfDeployment {}

    /**
     * Somebody asked for it in the bot's place.
     *
     * @param by who, by user name at the platform
     */
    @Stored("asked-by-hand")
    record AskedByHand(DeploymentId deployment, Optional<String> by) implements OfDeployment {}

    /** The platform reports success. */
    @Stored("live")
    record Live(Version version) implements Milestone {}

    /** No end in sight: giving up is offered. */
    @Stored("takes-long")
    record TakesLong(DeploymentId deployment, int prompt) implements Milestone {}

    /** Which features can be switched off couldn't be read. */
    @Stored("flags-unreadable")
    record FlagsUnreadable(String why) implements Milestone {}

    /** The platform took a database back to a moment. */
    @Stored("database-restored")
    record DatabaseRestored(Database database, Instant moment) implements Milestone {}
  }
}
