package rollbackbot.offer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Running;
import rollbackbot.plan.Confirmed;
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
    var failure =
        new Failure(
            reason,
            production(state, reason),
            incident.changedProduction(),
            output.lines(),
            output.cutAfter());
    return stop(incident, failure, state.confirmed(), Optional.empty(), now);
  }

  /** Stops it while what was confirmed is in service: people may have it proven, or accept it. */
  public static Change unproven(
      Incident incident, Unproven unproven, Failure.Reason reason, Instant now) {
    var confirmed = unproven.confirmed();
    var runs = Optional.of(confirmed.plan().to().label());
    var failure = new Failure(reason, runs, incident.changedProduction(), List.of());
    return stop(incident, failure, confirmed, Optional.of(unproven), now);
  }

  private static Change stop(
      Incident incident,
      Failure failure,
      Confirmed confirmed,
      Optional<Unproven> unproven,
      Instant now) {
    var plan = confirmed.plan();
    var failed =
        new OfferState.Failed(
            failure,
            plan.request(),
            confirmed.databaseStillToRestore(),
            Optional.of(plan),
            unproven);
    return Change.to(Offers.stopped(incident, failed, plan.alternatives(), now))
        .with(incident.audit(now, AuditEvent.BOT, "failed", failure.reason().toString()))
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
