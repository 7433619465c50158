package rollbackbot.offer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.incident.Aftermath;
import rollbackbot.incident.Incident;
import rollbackbot.offer.OfferEntry.Decision;
import rollbackbot.offer.OfferEntry.NewPlanBecause;
import rollbackbot.plan.Plan;
import rollbackbot.plan.PlanRequest;
import rollbackbot.release.Target;
import rollbackbot.room.Endings;

/** How plans come and go, and what the thread says then. Pure. */
public final class Offers {
  private Offers() {}

  public static Incident planning(
      Incident incident, PlanRequest request, boolean restoresDatabase) {
    return planning(incident, new OfferState.Planning(request, restoresDatabase));
  }

  public static Incident planning(Incident incident, OfferState.Planning wanted) {
    return Endings.withoutOpenPrompts(incident).withState(wanted);
  }

  static Incident offered(
      Incident incident, Plan plan, Optional<NewPlanBecause> because, Instant now) {
    var next =
        Endings.withoutOpenPrompts(incident)
            .withNextPrompt(now)
            .withState(new OfferState.Planned(plan));
    return next.tell(
        new OfferEntry.Offered(plan, next.prompt(), new Decision.Open(), because), now);
  }

  static Incident stopped(
      Incident incident, OfferState.Failed state, List<Target> alternatives, Instant now) {
    var next = Endings.withoutOpenPrompts(incident).withNextPrompt(now).withState(state);
    return next.withAftermath(Aftermath::anew)
        .tell(
            new OfferEntry.Stopped(
                state.failure(), next.prompt(), next.autoDeploy(), alternatives, Optional.empty()),
            now);
  }

  /** What became of the plan that people were asked to confirm. */
  static Incident decided(Incident incident, Decision decision) {
    int prompt = incident.prompt();
    return incident.retell(content ->
        content instanceof OfferEntry.Offered offered && offered.prompt() == prompt
            ? new OfferEntry.Offered(offered.plan(), prompt, decision, offered.because())
            : content);
  }
}
