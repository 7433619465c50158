package rollbackbot.offer;

import java.util.Optional;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry.Reached;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.OfferEntry.NewPlanBecause;
import rollbackbot.offer.OfferEntry.Offered;
import rollbackbot.offer.OfferState.Failed;
import rollbackbot.offer.OfferState.Planning;
import rollbackbot.plan.Failure;
import rollbackbot.plan.Plan;

/**
 * The way out where the platform refuses to deploy the branch that is there: its link to the Git
 * host may be broken. A person takes it, for the rest of the incident.
 */
public final class ArchiveChoice {
  private ArchiveChoice() {}

  /** Whether a person may choose the archive now. */
  public static boolean isOffered(Incident incident, Failed failed) {
    return failed.failure().reason() instanceof Failure.Reason.Refused
        && failed
            .plan()
            .filter(plan -> plan.archive().isEmpty() && isBranchThere(incident, plan))
            .isPresent();
  }

  /** Only the deployment can have been refused then. */
  private static boolean isBranchThere(Incident incident, Plan plan) {
    return incident.thread().stream()
        .map(ThreadEntry::content)
        .anyMatch(content ->
            content instanceof Reached(Milestone.BranchReady(var branch, _, _, _))
                && branch.equals(plan.branch()));
  }

  /** Whether somebody has chosen it. */
  static boolean isMade(Incident incident, Planning wanted) {
    return isMade(wanted.because())
        || incident.thread().stream()
            .map(ThreadEntry::content)
            .anyMatch(content -> content instanceof Offered offered && isMade(offered.because()));
  }

  private static boolean isMade(Optional<NewPlanBecause> because) {
    return because.filter(NewPlanBecause.ArchiveChosen.class::isInstance).isPresent();
  }
}
