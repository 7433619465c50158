package rollbackbot.autodeploy;

import java.time.Instant;
import rollbackbot.autodeploy.AutoDeployEntry.BranchContains;
import rollbackbot.incident.BranchOffer;
import rollbackbot.incident.BranchOffer.Added;
import rollbackbot.incident.BranchOffer.HeadIs;
import rollbackbot.incident.Incident;
import rollbackbot.incident.ThreadEntry;

/**
 * A push that contains the version rolled away from, unreverted as far as anybody can tell, is told
 * in the thread while auto-deploy is still off: each commit of the branch once.
 */
final class PushWarning {
  private PushWarning() {}

  static Incident told(Incident incident, BranchOffer offer, Instant now) {
    boolean contains = offer.headIs() == HeadIs.ON_TOP_OF_IT;
    boolean isReverted = offer.added().flatMap(Added::reverts).isPresent();
    return incident.changedProduction() && contains && !isReverted && !isTold(incident, offer)
        ? incident.tell(new BranchContains(offer), now)
        : incident;
  }

  private static boolean isTold(Incident incident, BranchOffer offer) {
    return incident.thread().stream()
        .map(ThreadEntry::content)
        .anyMatch(content ->
            content instanceof BranchContains(var told) && told.head().equals(offer.head()));
  }
}
