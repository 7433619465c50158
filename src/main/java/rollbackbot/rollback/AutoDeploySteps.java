package rollbackbot.rollback;

import java.time.InstantSource;
import java.util.Optional;
import rollbackbot.rollback.IncidentState.CreatingBranch;
import rollbackbot.rollback.IncidentState.PausingAutoDeploy;
import rollbackbot.rollback.ThreadEntry.Content;
import rollbackbot.rollback.ThreadEntry.Milestone;

/** Pauses auto-deploy for a rollback, and puts it back. */
final class AutoDeploySteps {
  private final Platform platform;
  private final Incidents incidents;
  private final Failing failing;
  private final InstantSource clock;

  AutoDeploySteps(Platform platform, Incidents incidents, Failing failing, InstantSource clock) {
    this.platform = platform;
    this.incidents = incidents;
    this.failing = failing;
    this.clock = clock;
  }

  Change pause(Incident incident, PausingAutoDeploy state, App app) {
    try {
      platform.setAutoDeploy(app.platformApp(), false);
    } catch (OutsideTrouble.Refused e) {
      var reason = new Failure.Reason.Refused(e.getMessage());
      var untouched = incident.withAutoDeploy(AutoDeploy.UNTOUCHED);
      return failing
          .stop(untouched, state, reason, clock.instant())
          .with(new Memo.AutoDeployPutBack(incident.app()));
    }
    var now = clock.instant();
    return Change.to(incident.withState(new CreatingBranch(state.confirmed())))
        .with(incident.audit(now, AuditEvent.BOT, "auto-deploy-paused", ""))
        .wakingAt(now);
  }

  Change resume(Incident incident, App app) {
    var successor = incidents.openOne(incident.app()).filter(open -> needsPause(open, incident));
    if (successor.isPresent()) {
      return notResumed(incident, "needed by " + successor.get().id());
    }
    try {
      platform.setAutoDeploy(app.platformApp(), true);
    } catch (OutsideTrouble.Refused e) {
      return notResumed(incident, e.getMessage());
    }
    var now = clock.instant();
    var milestone = new Milestone.AutoDeployResumed(Optional.empty());
    var resumed = settled(incident, AutoDeploy.RESUMED);
    return Change.to(resumed.tell(new Content.Reached(milestone), now))
        .with(new Memo.AutoDeployPutBack(incident.app()))
        .with(incident.audit(now, AuditEvent.BOT, "auto-deploy-resumed", ""))
        .wakingAt(now);
  }

  /** Another rollback of the app is under way, and counts on the pause. */
  private static boolean needsPause(Incident open, Incident incident) {
    return !open.id().equals(incident.id())
        && (open.autoDeploy() == AutoDeploy.PAUSED
            || open.state() instanceof IncidentState.Running);
  }

  /** It stays off, and the message that ended the incident says so. */
  private Change notResumed(Incident incident, String why) {
    var now = clock.instant();
    return Change.to(settled(incident, AutoDeploy.PAUSED))
        .with(incident.audit(now, AuditEvent.BOT, "auto-deploy-not-resumed", why))
        .wakingAt(now);
  }

  private static Incident settled(Incident incident, AutoDeploy autoDeploy) {
    return incident
        .withAutoDeploy(autoDeploy)
        .withState(incident.state())
        .retell(content ->
            content instanceof Content.Ended(var state, AutoDeploy was)
                    && was == AutoDeploy.RESUMING
                ? new Content.Ended(state, autoDeploy)
                : content);
  }
}
