package rollbackbot.autodeploy;

import java.util.Optional;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.BranchOffer;
import rollbackbot.incident.Incident;
import rollbackbot.incident.ThreadEntry;

/** Whether the linked branch may be deployed by a click, and which message offers it. */
public final class BranchOffers {
  private BranchOffers() {}

  /**
   * An offer that a click may take.
   *
   * @param number of the message that makes it
   */
  public record Open(int number, BranchOffer offer) {}

  /** The newest offer, unless it was taken, is void, or has nothing to deploy. */
  public static Optional<Open> open(Incident incident) {
    boolean possible =
        incident.autoDeploy() == AutoDeploy.RESUMED
            && !incident.state().locksTheApp()
            && incident.branchDeployment().isEmpty();
    return newest(incident)
        .filter(_ -> possible)
        .filter(open -> open.offer().headIs() != BranchOffer.HeadIs.IN_PRODUCTION);
  }

  /** The newest offer, taken or not. */
  static Optional<Open> newest(Incident incident) {
    return incident.thread().reversed().stream()
        .filter(entry -> entry.content() instanceof AutoDeployEntry.OffersBranch)
        .findFirst()
        .flatMap(BranchOffers::offer);
  }

  private static Optional<Open> offer(ThreadEntry entry) {
    return entry.content() instanceof AutoDeployEntry.OffersBranch told
        ? told.offer().map(offer -> new Open(entry.number(), offer))
        : Optional.empty();
  }
}
