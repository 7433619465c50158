package rollbackbot.offer;

import java.util.Optional;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Reply;
import rollbackbot.offer.ApprovalRequest.Subject;
import rollbackbot.offer.OfferEntry.ApprovalAsked;
import rollbackbot.plan.Plan;
import rollbackbot.release.Approval;
import rollbackbot.room.Click;
import rollbackbot.room.Response;

/** Clicks on what waits for a second person. */
public final class ApprovalClicks {
  private final Approvals approvals;

  public ApprovalClicks(Approvals approvals) {
    this.approvals = approvals;
  }

  /** Whoever confirmed is no second person, in whatever session. */
  Response approve(Click click) {
    return pending(click)
        .map(asked ->
            asked.request().confirmedBy().equals(click.by())
                ? own(click, asked)
                : given(click, asked, Optional.empty()))
        .orElseGet(click::tooLate);
  }

  private static Response own(Click click, ApprovalAsked asked) {
    boolean mayGoAlone = Approvals.rule(asked.request(), click.app()).mayGoAlone();
    return new Response.Say(
        new Reply.OwnApproval(click.app().name(), click.app().operators(), mayGoAlone));
  }

  /** Asks why first: whoever goes alone says so to everybody. */
  Response reasonForm(Click click) {
    return pending(click)
        .map(asked ->
            Approvals.rule(asked.request(), click.app()).mayGoAlone()
                ? new Response.Say(new Reply.Form.GoAlone(click.app().name(), click.handle()))
                : notAlone(click))
        .orElseGet(click::tooLate);
  }

  /** The form says itself when there is no reason; whatever gets past it approves nothing. */
  public Response goAlone(Click click, String reason) {
    if (reason.isEmpty()) {
      return new Response.Say(new Reply.NotUnderstood(reason));
    }
    return pending(click)
        .map(asked ->
            Approvals.rule(asked.request(), click.app()).mayGoAlone()
                ? given(click, asked, Optional.of(reason))
                : notAlone(click))
        .orElseGet(click::tooLate);
  }

  private static Response notAlone(Click click) {
    return new Response.Say(new Reply.NotAlone(click.app().name(), click.app().operators()));
  }

  /** It is taken back; empty where nothing waits for a second person behind this button. */
  Optional<Response> cancel(Click click) {
    return pending(click)
        .map(asked ->
            new Response.Store(
                approvals
                    .withdrawn(click.incident(), asked, Optional.of(click.by()), click.now())
                    .with(audit(click, "cancelled", what(click.incident(), asked)))));
  }

  private static Optional<ApprovalAsked> pending(Click click) {
    return Approvals.pending(click.incident()).filter(_ -> click.isCurrent());
  }

  private Response given(Click click, ApprovalAsked asked, Optional<String> aloneBecause) {
    var approval = new Approval(click.by(), click.now(), aloneBecause);
    var what = what(click.incident(), asked);
    return new Response.Store(
        Change.to(approvals.given(click.incident(), asked, approval))
            .with(
                aloneBecause
                    .map(reason -> audit(click, "approval-bypassed", what + ": " + reason))
                    .orElseGet(() -> audit(click, "approved", what)))
            .wakingAt(click.now()));
  }

  private static AuditEvent audit(Click click, String action, String detail) {
    return click.incident().audit(click.now(), click.by(), action, detail);
  }

  private static String what(Incident incident, ApprovalAsked asked) {
    return switch (asked.request().subject()) {
      case Subject.OfPlan _ -> incident.state().wanted().map(ApprovalClicks::what).orElse("");
      case Subject.OfRestore(var database, var moment) ->
          database.id().value() + " back to " + moment;
      case Subject.OfBranch(var branch, var head) ->
          branch + head.map(commit -> " at " + commit).orElse("");
    };
  }

  static String what(Plan plan) {
    return plan.from().label() + " -> " + plan.to().label() + " at " + plan.to().commit();
  }
}
