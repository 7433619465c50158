package rollbackbot.deploy;

import java.time.Instant;
import rollbackbot.deploy.DeployState.CreatingBranch;
import rollbackbot.deploy.DeployState.LookingOnceMore;
import rollbackbot.deploy.DeployState.PausingAutoDeploy;
import rollbackbot.deploy.DeployState.Rechecking;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.State;
import rollbackbot.plan.Confirmed;
import rollbackbot.plan.Way;
import rollbackbot.restore.RestoreTurns;
import rollbackbot.room.Course;

/** Leads a confirmed plan along its way: the state in which each step begins. */
public final class Run implements Course {

  @Override
  public Incident begun(Incident incident, Confirmed confirmed) {
    return incident.withState(new Rechecking(confirmed));
  }

  @Override
  public Change done(Way step, Incident incident, Confirmed confirmed, Instant now) {
    return step.next(confirmed)
        .map(next -> at(next, incident, confirmed, now))
        .orElseThrow(() -> new IllegalStateException("nothing follows " + step));
  }

  private static Change at(Way step, Incident incident, Confirmed confirmed, Instant now) {
    return switch (step) {
      case AUTO_DEPLOY -> to(incident, new PausingAutoDeploy(confirmed), now);
      case BRANCH -> to(incident, new CreatingBranch(confirmed), now);
      case DATABASE -> RestoreTurns.begin(incident, confirmed, now);
      case ARCHIVE, DEPLOYMENT -> to(incident, new LookingOnceMore(confirmed, 0), now);
      case CHECK, VERIFICATION ->
          throw new IllegalStateException(step + " isn't begun by a step before it");
    };
  }

  private static Change to(Incident incident, State state, Instant now) {
    return Change.to(incident.withState(state)).wakingAt(now);
  }
}
