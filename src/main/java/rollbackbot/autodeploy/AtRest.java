package rollbackbot.autodeploy;

import java.time.InstantSource;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.offer.Reminders;
import rollbackbot.release.App;

/** Nothing is under way: people are reminded of what is left, if anything is. */
public record AtRest(Reminders reminders, AutoDeploySteps autoDeploy, InstantSource clock) {

  public Change remind(Incident incident, App app) {
    return incident.awaitsBranchApproval()
        ? reminders.remind(incident, clock.instant())
        : autoDeploy.remind(incident, app);
  }
}
