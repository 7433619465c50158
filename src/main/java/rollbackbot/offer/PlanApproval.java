package rollbackbot.offer;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.incident.CalledOff.Cancelled;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.offer.OfferEntry.Decision;
import rollbackbot.offer.OfferState.AwaitingApproval;
import rollbackbot.plan.Confirmed;
import rollbackbot.release.Approval;
import rollbackbot.room.Course;
import rollbackbot.room.Endings;

/** A second person approves a plan. */
public record PlanApproval(Course course) implements Approvable {

  @Override
  public Incident given(Incident incident, Approval approval) {
    return course.begun(counted(incident), confirmed(incident).with(approval));
  }

  private static Confirmed confirmed(Incident incident) {
    if (incident.state() instanceof AwaitingApproval(var confirmed)) {
      return confirmed;
    }
    throw new IllegalStateException("no plan waits for approval in " + incident.state());
  }

  /** The plan counts as confirmed from now on. */
  private static Incident counted(Incident incident) {
    return incident.retell(content ->
        content
                instanceof
                OfferEntry.Offered(
                    var plan,
                    var prompt,
                    Decision.AwaitingApproval(var by, var at),
                    var because)
            ? new OfferEntry.Offered(plan, prompt, new Decision.ConfirmedBy(by, at), because)
            : content);
  }

  @Override
  public Change withdrawn(Incident incident, Optional<String> by, Instant now) {
    return Change.to(Endings.ended(incident, new Cancelled(by), now)).wakingAt(now);
  }
}
