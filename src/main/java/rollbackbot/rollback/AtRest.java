package rollbackbot.rollback;

import java.time.InstantSource;
import rollbackbot.release.App;

/** Nothing is under way: people are reminded of what is left, if anything is. */
record AtRest(Reminders reminders, AutoDeploySteps autoDeploy, InstantSource clock) {

  Change remind(Incident incident, App app) {
    return incident.awaitsBranchApproval()
        ? reminders.remind(incident, clock.instant())
        : autoDeploy.remind(incident, app);
  }
}
