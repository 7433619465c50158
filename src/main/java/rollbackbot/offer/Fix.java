package rollbackbot.offer;

import java.util.Optional;
import rollbackbot.incident.Incident;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.OfferEntry.NewPlanBecause.CurrentChanged;
import rollbackbot.offer.OfferEntry.Offered;
import rollbackbot.release.Release;

/** What somebody deployed while a plan was on the table, and may have ended the trouble. */
public final class Fix {
  private Fix() {}

  /** What runs by the newest plan, if it came meanwhile and isn't what the incident is about. */
  public static Optional<Release> offered(Incident incident) {
    var plans =
        incident.thread().stream()
            .map(ThreadEntry::content)
            .filter(Offered.class::isInstance)
            .map(Offered.class::cast)
            .toList();
    return plans.isEmpty()
        ? Optional.empty()
        : Optional.of(plans.getLast().plan().from())
            .filter(runs -> plans.stream().anyMatch(plan -> tellsOf(plan, runs)))
            .filter(runs -> !incident.isAbout(runs));
  }

  private static boolean tellsOf(Offered plan, Release runs) {
    return plan.because()
        .filter(because ->
            because instanceof CurrentChanged(var now, _)
                && now.deployment().equals(runs.deployment()))
        .isPresent();
  }
}
