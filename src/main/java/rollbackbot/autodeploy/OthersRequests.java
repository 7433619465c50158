package rollbackbot.autodeploy;

import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.BranchDeployment;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Incidents;

/**
 * What an incident that is over may still have on its way to the platform. Another rollback of the
 * app waits for it, at most as long as a request may take to arrive and to be seen: else it would
 * be overrun.
 */
public final class OthersRequests {
  private static final int INCIDENTS = 10;

  private OthersRequests() {}

  /** Whether one may still arrive that turns auto-deploy on, or deploys the linked branch. */
  public static boolean mayArrive(Incident incident, Incidents incidents) {
    return incidents.newest(incident.app(), INCIDENTS).stream()
        .filter(other -> !other.id().equals(incident.id()))
        .anyMatch(OthersRequests::isAsking);
  }

  private static boolean isAsking(Incident other) {
    return other.autoDeploy() == AutoDeploy.PUTTING_BACK
        || other
            .branchDeployment()
            .filter(BranchDeployment.Requesting.class::isInstance)
            .isPresent();
  }
}
