package rollbackbot.deploy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import rollbackbot.deploy.DeployState.CreatingBranch;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Milestone;
import rollbackbot.offer.Failing;
import rollbackbot.offer.OfferEntry.NewPlanBecause;
import rollbackbot.outside.Outside;
import rollbackbot.plan.Failure;
import rollbackbot.plan.Way;
import rollbackbot.release.App;
import rollbackbot.room.Course;
import rollbackbot.source.BranchCreation;
import rollbackbot.source.BranchName;

/** Creates the release branch at the commit that was confirmed. */
public final class BranchStep {
  private final Outside outside;
  private final Course course;
  private final InstantSource clock;

  public BranchStep(Outside outside, Course course, InstantSource clock) {
    this.outside = outside;
    this.course = course;
    this.clock = clock;
  }

  Change create(Incident incident, CreatingBranch state, App app) {
    var plan = state.confirmed().plan();
    var creation =
        outside.repositories().createBranch(plan.repository(), plan.branch(), plan.to().pinned());
    var now = clock.instant();
    return switch (creation) {
      case BranchCreation.Created _ -> branchReady(incident, state, false, now);
      case BranchCreation.AlreadyThere _ -> branchReady(incident, state, true, now);
      case BranchCreation.Taken _ ->
          Hindrances.voided(incident, state, new NewPlanBecause.BranchTaken(plan.branch()), now);
      case BranchCreation.Blocked(var by) ->
          Failing.stop(
              incident,
              state,
              Failure.Reason.NoBranchName.because(
                  Optional.of(by), plan.branch(), app, plan.linkedBranch()),
              now);
      case BranchCreation.Rejected(var words) ->
          Failing.stop(incident, state, new Failure.Reason.PushRefused(words), now);
    };
  }

  private Change branchReady(
      Incident incident, CreatingBranch state, boolean wasThere, Instant now) {
    var plan = state.confirmed().plan();
    var milestone =
        new Milestone.BranchReady(
            plan.branch(), plan.to().commit(), wasThere, incident.autoDeploy());
    var told =
        wasTold(incident, plan.branch())
            ? incident
            : incident.tell(new IncidentEntry.Reached(milestone), now);
    var event =
        incident.audit(
            now,
            AuditEvent.BOT,
            wasThere ? "branch-was-there" : "branch-created",
            plan.branch().value());
    return course.done(Way.BRANCH, told, state.confirmed(), now).with(event);
  }

  private static boolean wasTold(Incident incident, BranchName branch) {
    return incident.thread().stream()
        .anyMatch(entry ->
            entry.content()
                    instanceof IncidentEntry.Reached(Milestone.BranchReady(var ready, _, _, _))
                && ready.equals(branch));
  }
}
