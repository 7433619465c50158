package rollbackbot.offer;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.ApprovalRequest.Outcome;
import rollbackbot.offer.ApprovalRequest.Subject;
import rollbackbot.offer.OfferEntry.ApprovalAsked;
import rollbackbot.plan.Plan;
import rollbackbot.release.App;
import rollbackbot.release.Approval;
import rollbackbot.release.ApprovalRule;
import rollbackbot.room.Endings;

/**
 * What waits for a second person: asked anew for each deployment and each restore, with the same
 * three ends. Pure: an incident in, another out.
 */
public final class Approvals {
  private final Map<Class<? extends Subject>, Approvable> kinds;

  public Approvals(Map<Class<? extends Subject>, Approvable> kinds) {
    this.kinds = Map.copyOf(kinds);
  }

  /** What counts for a plan: what the file says now, and never less than what the plan showed. */
  public static ApprovalRule rule(Plan plan, App app) {
    return app.approval().stricter(plan.approval().orElse(ApprovalRule.NONE));
  }

  /** What counts after a rollback: as for its plan. */
  public static ApprovalRule rule(Incident incident, App app) {
    return Endings.lastPlan(incident).map(plan -> rule(plan, app)).orElseGet(app::approval);
  }

  /** What counts for a request: what the file says now, and never less than what it showed. */
  public static ApprovalRule rule(ApprovalRequest request, App app) {
    return request.rule().stricter(app.approval());
  }

  /** Asks a second person; the incident is in the state that waits for them. */
  public static Incident asked(Incident waiting, ApprovalRequest request, Instant now) {
    var next = waiting.withNextPrompt(now);
    return next.tell(new ApprovalAsked(next.prompt(), request, new Outcome.Open()), now);
  }

  /** The message whose buttons count now. */
  public static Optional<ApprovalAsked> pending(Incident incident) {
    return incident.thread().reversed().stream()
        .map(ThreadEntry::content)
        .filter(ApprovalAsked.class::isInstance)
        .map(ApprovalAsked.class::cast)
        .findFirst()
        .filter(asked -> asked.prompt() == incident.prompt())
        .filter(asked -> asked.outcome() instanceof Outcome.Open)
        .filter(_ -> incident.state().awaitsApproval() || incident.awaitsBranchApproval());
  }

  /** What was confirmed begins. */
  Incident given(Incident incident, ApprovalAsked asked, Approval approval) {
    return kind(asked).given(settled(incident, new Outcome.Given(approval)), approval);
  }

  /**
   * Nothing of what was confirmed is done.
   *
   * @param by who took it back; empty where nobody approved in time
   */
  Change withdrawn(Incident incident, ApprovalAsked asked, Optional<String> by, Instant now) {
    return kind(asked).withdrawn(settled(incident, new Outcome.Withdrawn(by)), by, now);
  }

  private Approvable kind(ApprovalAsked asked) {
    return Optional.ofNullable(kinds.get(asked.request().subject().getClass()))
        .orElseThrow(() -> new IllegalStateException("nobody approves of " + asked.request()));
  }

  private static Incident settled(Incident incident, Outcome outcome) {
    int prompt = incident.prompt();
    return incident.retell(content ->
        content instanceof ApprovalAsked asked && asked.prompt() == prompt
            ? new ApprovalAsked(prompt, asked.request(), outcome)
            : content);
  }
}
