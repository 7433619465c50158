package rollbackbot.rollback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stops a rollback that was confirmed, with a true account of how things stand. */
final class Failing {
  private final Transitions transitions;
  private final Timing timing;

  Failing(Transitions transitions, Timing timing) {
    this.transitions = transitions;
    this.timing = timing;
  }

  Change stop(Incident incident, IncidentState.Running state, Failure.Reason reason, Instant now) {
    return stop(incident, state, reason, List.of(), now);
  }

  /**
   * @param logTail the end of the deployment's output, cleaned of secrets
   */
  Change stop(
      Incident incident,
      IncidentState.Running state,
      Failure.Reason reason,
      List<String> logTail,
      Instant now) {
    var plan = state.confirmed().plan();
    boolean changed = incident.changedProduction();
    var production = changed ? plan.to().version().text() : plan.from().label();
    var failure = new Failure(reason, Optional.of(production), changed, logTail);
    var next =
        transitions.stopped(
            incident,
            failure,
            plan.request(),
            state.confirmed().databaseStillToRestore(),
            Optional.of(plan),
            plan.alternatives(),
            now);
    return Change.to(next)
        .with(incident.audit(now, AuditEvent.BOT, "failed", reason.toString()))
        .wakingAt(now.plus(timing.firstReminder()));
  }
}
