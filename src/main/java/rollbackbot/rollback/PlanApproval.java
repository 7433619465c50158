package rollbackbot.rollback;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.plan.Confirmed;
import rollbackbot.release.Approval;
import rollbackbot.rollback.CalledOff.Cancelled;
import rollbackbot.rollback.OfferEntry.Decision;
import rollbackbot.rollback.OfferState.AwaitingApproval;

/** A second person approves a plan. */
record PlanApproval(Course course) implements Approvable {

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
