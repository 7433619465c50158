package rollbackbot.rollback;

import java.time.Instant;
import rollbackbot.deploy.RollbackClicks;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Input;
import rollbackbot.incident.Reply;
import rollbackbot.offer.ApprovalClicks;
import rollbackbot.offer.Approvals;
import rollbackbot.people.FormIds;
import rollbackbot.people.TypedText;
import rollbackbot.release.App;
import rollbackbot.room.Click;
import rollbackbot.room.Response;

/**
 * What a form about an incident changes. Like a click, it has an effect only on what it was opened
 * for.
 */
final class Submissions {
  private final RollbackClicks rollbacks;
  private final ApprovalClicks approvals;

  Submissions(Approvals approvals) {
    this.rollbacks = new RollbackClicks();
    this.approvals = new ApprovalClicks(approvals);
  }

  Response apply(
      Incident incident,
      Input.Act.Submitted form,
      Input.Handle handle,
      App app,
      String by,
      Instant now) {
    var click = new Click(incident, handle, app, by, now);
    return switch (form.callback()) {
      case FormIds.DATABASE_RESTORE -> restoreDatabase(click, form);
      case FormIds.BYPASS_APPROVAL -> approvals.goAlone(click, reason(form));
      default -> new Response.Say(new Reply.NotUnderstood(form.callback()));
    };
  }

  private static String reason(Input.Act.Submitted form) {
    return form.field(FormIds.REASON).map(TypedText::prose).orElse("");
  }

  /** The form itself says when the name is wrong; whatever gets past it restores nothing. */
  private Response restoreDatabase(Click click, Input.Act.Submitted form) {
    var typed = form.field(FormIds.APP).map(TypedText::word);
    return typed.filter(click.app().name().value()::equals).isPresent()
        ? rollbacks.restore(click)
        : new Response.Say(new Reply.NotUnderstood(typed.orElse("")));
  }
}
