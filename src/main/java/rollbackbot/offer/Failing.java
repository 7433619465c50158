package rollbackbot.offer;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Running;
import rollbackbot.plan.Failure;
import rollbackbot.release.Release;
import rollbackbot.version.OutputTail;

/** Stops a rollback that was confirmed, with a true account of how things stand. */
public final class Failing {
  private Failing() {}

  public static Change stop(Incident incident, Running state, Failure.Reason reason, Instant now) {
    return stop(incident, state, reason, OutputTail.NOTHING, now);
  }

  /**
   * Stops it, and tells why and what runs.
   *
   * @param output the end of the deployment's output, cleaned of secrets
   */
  public static Change stop(
      Incident incident, Running state, Failure.Reason reason, OutputTail output, Instant now) {
    var plan = state.confirmed().plan();
    var failure =
        new Failure(
            reason,
            production(state, reason),
            incident.changedProduction(),
            output.lines(),
            output.cutAfter());
    var next =
        Offers.stopped(
            incident,
            failure,
            plan.request(),
            state.confirmed().databaseStillToRestore(),
            Optional.of(plan),
            plan.alternatives(),
            now);
    return Change.to(next)
        .with(incident.audit(now, AuditEvent.BOT, "failed", reason.toString()))
        .wakingAt(now);
  }

  /** What runs: not the plan's target, unless this very confirmation has put it into service. */
  private static Optional<String> production(Running state, Failure.Reason reason) {
    var plan = state.confirmed().plan();
    if (reason instanceof Failure.Reason.OtherCommit(_, var found, _)) {
      return Optional.of(Release.abbreviated(found));
    }
    if (reason instanceof Failure.Reason.Superseded(_, var by)) {
      return by.gitRef().map(Release::abbreviated);
    }
    boolean live = state.isInService();
    return Optional.of(live ? plan.to().label() : plan.from().label());
  }
}
