package rollbackbot.store;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import rollbackbot.audit.AuditRow;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.Input;
import rollbackbot.incident.Reply;
import rollbackbot.people.CommandText;

/**
 * Who tried what, and why it was refused.
 *
 * @param incident empty where it was about none
 * @param what button, form or command, and the reason; empty: all that comes beyond a day's rows
 * @param source from where, as in an audit row
 */
record RefusedAttempt(String actor, String app, String incident, String what, String source) {
  /** The action of such a row. */
  static final String ACTION = "refused";

  private static final int LONGEST = 80;
  private static final List<String> COMMANDS =
      List.of(CommandText.RESUME, CommandText.HISTORY, CommandText.CHECK, CommandText.WHY);

  static RefusedAttempt of(Input input, Reply.Refusal refusal) {
    return new RefusedAttempt(
        AuditLog.storable(input.user()),
        refusal.app().value(),
        AuditLog.storable(
            input.incident().map(IncidentId::value).map(RefusedAttempt::cut).orElse("")),
        AuditLog.storable(cut(name(input.act())) + ": " + why(refusal)),
        AuditLog.storable(AuditLog.source(input)));
  }

  /** Of a command the first word alone: behind it may stand anything, a secret too. */
  private static String name(Input.Act act) {
    return switch (act) {
      case Input.Act.Typed(_, var text) ->
          CommandText.wordsOf(text).stream()
              .limit(1)
              .map(word -> word.toLowerCase(Locale.ROOT))
              .filter(COMMANDS::contains)
              .findFirst()
              .map(word -> "/rollback " + word)
              .orElse("/rollback");
      case Input.Act.Clicked(var action, _) -> action;
      case Input.Act.Submitted(var callback, _, _) -> callback;
      case Input.Act.OpenedHome _ -> "home";
    };
  }

  private static String cut(String name) {
    return name.substring(0, Math.min(name.length(), LONGEST));
  }

  private static String why(Reply.Refusal refusal) {
    return switch (refusal) {
      case Reply.NotAllowed(_, var denial, _) -> word(denial);
      case Reply.NoPlace(_, var kind) -> word(kind);
      case Reply.OwnApproval _ -> "own-approval";
      case Reply.NotAlone _ -> "not-alone";
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  RefusedAttempt beyondTheRowsOf(String whose) {
    return new RefusedAttempt(whose, "", "", "", "");
  }

  boolean isBeyondTheRows() {
    return what.isEmpty();
  }

  /** As a row that comes with no revision of an incident. */
  AuditRow row(Instant at, String detail) {
    return new AuditRow(
        0, at, incident, AuditRow.OF_NO_CHANGE, 0, app, actor, source, ACTION, detail, "");
  }
}
