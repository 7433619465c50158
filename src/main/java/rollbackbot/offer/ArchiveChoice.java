package rollbackbot.offer;

import java.util.Optional;
import java.util.regex.Pattern;
import rollbackbot.archive.ArchiveRoad;
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
 * The way out where the platform's link to the Git host may be broken: it refuses to deploy the
 * branch that is there, never answers, or can't fetch it. A person takes it, for the rest of the
 * incident.
 */
public final class ArchiveChoice {
  /** What Git says where it isn't let in, or finds no repository. */
  private static final Pattern NOT_FETCHED =
      Pattern.compile(
          "could not read (?:Username|Password|from remote repository)|Authentication failed for"
              + "|repository '?.*not found|unable to access 'http|Permission denied \\(publickey"
              + "|Invalid username or (?:token|password)|HTTP Basic: Access denied",
          Pattern.CASE_INSENSITIVE);

  private ArchiveChoice() {}

  /** Whether a person may choose the archive now. */
  public static boolean isOffered(Incident incident, Failed failed) {
    return mayBeTheLink(failed.failure())
        && failed
            .plan()
            .filter(plan -> plan.archive().isEmpty() && isBranchThere(incident, plan))
            .isPresent();
  }

  private static boolean mayBeTheLink(Failure failure) {
    var reason = failure.reason();
    return reason instanceof Failure.Reason.Refused
        || reason instanceof Failure.Reason.NeverAnswered
        || (reason instanceof Failure.Reason.DeploymentFailed && isNotFetched(failure));
  }

  private static boolean isNotFetched(Failure failure) {
    return failure.logTail().stream().anyMatch(line -> NOT_FETCHED.matcher(line).find());
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

  /** The road, and whether somebody chose it. */
  static ArchiveRoad road(Incident incident, Planning wanted, ArchiveRoad road) {
    return road.isWithoutLink() || !isMade(incident, wanted)
        ? road
        : new ArchiveRoad(ArchiveRoad.Because.CHOSEN, road.access());
  }
}
