package rollbackbot.deploy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.evidence.EvidenceTiming;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.State;
import rollbackbot.once.HealthProbe;
import rollbackbot.release.App;
import rollbackbot.release.Deployment;
import rollbackbot.room.Endings;

/** Ends a rollback whose deployment was just found in service. */
public final class Proving {
  private final EndLook endLook;
  private final EvidenceTiming timing;
  private final InstantSource clock;

  public Proving(EndLook endLook, EvidenceTiming timing, InstantSource clock) {
    this.endLook = endLook;
    this.timing = timing;
    this.clock = clock;
  }

  /**
   * Production is back.
   *
   * @param deployments as they were just read
   * @param health what the health check says; empty where there is none
   */
  Change proven(
      Incident incident,
      Succeeded state,
      List<Deployment> deployments,
      Optional<HealthProbe.Health> health,
      App app) {
    var now = clock.instant();
    var proven =
        new DeployEntry.Proven(
            state.confirmed(),
            state.deployment(),
            state.commitProved(),
            state.healthChecked(),
            incident.autoDeploy(),
            state.accepted());
    var succeeded = incident.withState(state).tell(proven, now);
    var look = endLook.proven(succeeded, state.deployment(), deployments, health, app);
    int end = succeeded.thread().getLast().number();
    return Change.to(
            Endings.recorded(
                succeeded.withAftermath(after ->
                    after.anew().with(end, look).cured(CureStep.begun(succeeded, timing, now))),
                now))
        .with(
            incident.audit(now, AuditEvent.BOT, "succeeded", state.confirmed().plan().to().label()))
        .wakingAt(now);
  }

  /** Somebody deployed the same commit once more: that one is ours from now on. */
  static Change sameAgain(Incident incident, State next, Deployment newer, Instant now) {
    var milestone = new Milestone.AskedByHand(newer.id(), newer.pusher());
    return Change.to(incident.tell(new IncidentEntry.Reached(milestone), now).withState(next))
        .with(incident.audit(now, AuditEvent.BOT, "deployment-by-hand", newer.id().value()))
        .wakingAt(now);
  }
}
