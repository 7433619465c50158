package rollbackbot.rollback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.decision.Outcome;

/** One message of an incident's thread, in order of appearance. */
public record ThreadEntry(int number, Instant at, Content content) {

  /** What the message says; it may change as long as the incident goes on. */
  public sealed interface Content {

    /**
     * A question, and the answer once there is one.
     *
     * @param prompt the number that its buttons carry
     * @param dropped whether an earlier answer was taken back, or the questions skipped, so that it
     *     isn't asked any more
     */
    record Asked(String question, int prompt, Optional<GivenAnswer> answer, boolean dropped)
        implements Content {}

    /** A plan, waiting for its confirmation or decided upon. */
    record Offered(Plan plan, int prompt, Decision decision, Optional<NewPlanBecause> because)
        implements Content {}

    /** What is to be done by hand. */
    record Guided(Outcome outcome, List<String> featureFlags, Optional<String> productOwner)
        implements Content {}

    /** The database is to be restored by hand before the deployment. */
    record RestoreAsked(int prompt, Optional<String> settledBy, boolean restored)
        implements Content {}

    /** Something that people should notice. */
    record Reached(Milestone milestone) implements Content {}

    /** The rollback stopped; a person decides. */
    record Stopped(
        Failure failure,
        int prompt,
        AutoDeploy autoDeploy,
        List<Target> alternatives,
        Optional<String> settledBy)
        implements Content {}

    /** Production is proven back. */
    record Proven(
        Confirmed confirmed,
        DeploymentId deployment,
        boolean commitProved,
        boolean healthChecked,
        AutoDeploy autoDeploy)
        implements Content {}

    /** The incident is over without a rollback. */
    record Ended(IncidentState state, AutoDeploy autoDeploy) implements Content {}

    /** Somebody is waited for. */
    record Reminded(boolean operatorsToo) implements Content {}
  }

  /** What became of a plan. */
  public sealed interface Decision {
    record Open() implements Decision {}

    record ConfirmedBy(String by, Instant at) implements Decision {}

    record CancelledBy(Optional<String> by) implements Decision {}

    /** Another plan took its place. */
    record Replaced() implements Decision {}
  }

  /** Why a confirmed plan was voided, and another one made. */
  public sealed interface NewPlanBecause {
    /** Production changed since. */
    record CurrentChanged(Release now) implements NewPlanBecause {}

    /** The tag stands at another commit now. */
    record TagMoved(TagName tag) implements NewPlanBecause {}

    /** Somebody created the branch at another commit. */
    record BranchTaken(BranchName branch) implements NewPlanBecause {}

    /** A person wants another version. */
    record OtherVersionWanted(String by) implements NewPlanBecause {}

    /** A person wants to try again. */
    record Retried(String by) implements NewPlanBecause {}
  }

  /** The events of a rollback that are told in the thread. */
  public sealed interface Milestone {
    record Waiting(Deployment other) implements Milestone {}

    record BranchReady(BranchName branch, CommitId commit, boolean wasThere, AutoDeploy autoDeploy)
        implements Milestone {}

    record DeploymentStarted(DeploymentId deployment, boolean found) implements Milestone {}

    /** The platform reports success. */
    record Live(Version version) implements Milestone {}

    /** No end in sight: giving up is offered. */
    record TakesLong(DeploymentId deployment, int prompt) implements Milestone {}

    record AutoDeployResumed(Optional<String> by) implements Milestone {}
  }
}
