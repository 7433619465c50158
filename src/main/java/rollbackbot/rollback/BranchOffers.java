package rollbackbot.rollback;

import java.util.Optional;
import rollbackbot.rollback.ThreadEntry.Content;

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
    return incident.thread().reversed().stream()
        .filter(_ -> possible)
        .filter(entry -> isAbout(entry.content()))
        .findFirst()
        .flatMap(entry -> offer(entry.content()).map(offer -> new Open(entry.number(), offer)))
        .filter(open -> open.offer().headIs() != BranchOffer.HeadIs.IN_PRODUCTION);
  }

  private static boolean isAbout(Content content) {
    return content instanceof Content.AutoDeployBack || content instanceof Content.OfLinkedBranch;
  }

  private static Optional<BranchOffer> offer(Content content) {
    return switch (content) {
      case Content.AutoDeployBack back -> back.offer();
      case Content.BranchNotDeployed stopped -> stopped.offer();
      case Content _ -> Optional.empty();
    };
  }
}
