package rollbackbot.rollback;

import java.time.Instant;
import rollbackbot.rollback.Clicks.Outcome;

/**
 * What a form about an incident changes. Like a click, it has an effect only on what it was opened
 * for.
 */
final class Submissions {
  Outcome apply(
      Incident incident,
      Input.Act.Submitted form,
      Input.Handle handle,
      App app,
      String by,
      Instant now) {
    var click = new Click(incident, handle, app, by, now);
    return switch (form.callback()) {
      case FormIds.DATABASE_RESTORE -> restoreDatabase(click);
      default -> new Outcome.Say(new Reply.NotUnderstood(form.callback()));
    };
  }

  /** The platform restores nothing so far: no prompt for it can be open. */
  private static Outcome restoreDatabase(Click click) {
    return click.tooLate();
  }
}
