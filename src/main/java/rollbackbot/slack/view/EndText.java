package rollbackbot.slack.view;

import java.util.Optional;
import rollbackbot.rollback.IncidentState;

/** How an incident ended without a rollback that was proven. */
final class EndText {
  private EndText() {}

  static String of(IncidentState state, Wording wording) {
    return switch (state) {
      case IncidentState.Cancelled(var by) -> cancelled(by, wording);
      case IncidentState.Closed closed -> closed(closed, wording);
      case IncidentState.Deciding _,
          IncidentState.WithoutPlan _,
          IncidentState.Planning _,
          IncidentState.Planned _,
          IncidentState.Running _,
          IncidentState.Failed _,
          IncidentState.Succeeded _ ->
          throw new IllegalStateException("not an end without a rollback: " + state);
    };
  }

  private static String cancelled(Optional<String> by, Wording wording) {
    return by.map(person ->
            wording.say(
                "*Plan annulé* par {0}. Le bot n'a rien déployé avec ce plan.",
                "*Plan cancelled* by {0}. The bot deployed nothing with this plan.",
                MessageText.mention(person)))
        .orElseGet(() ->
            wording.say(
                "*Plan annulé* : personne ne l'a confirmé en 12 h. Le bot n'a rien déployé avec"
                    + " ce plan.",
                "*Plan cancelled*: nobody confirmed it within 12 h. The bot deployed nothing"
                    + " with this plan."));
  }

  private static String closed(IncidentState.Closed closed, Wording wording) {
    var by =
        closed
            .by()
            .map(person -> wording.say(" par {0}", " by {0}", MessageText.mention(person)))
            .orElse("");
    return switch (closed.why()) {
      case ALL_GOOD ->
          wording.say(
              "*Clos*{0} : aucun problème, rien à faire.",
              "*Closed*{0}: no problem, nothing to do.", by);
      case DISABLE_FEATURE ->
          wording.say(
              "*Clos*{0} : la fonctionnalité est désactivée, le product owner prévenu. Si cela n'a"
                  + " pas suffi, les questions reprennent.",
              "*Closed*{0}: the feature is switched off, the product owner told. If it didn't help,"
                  + " the questions go on.",
              by);
      case ALERT_OWNER ->
          wording.say(
              "*Clos*{0} : pas de rollback ; le product owner est prévenu, le ticket est dans le"
                  + " fil.",
              "*Closed*{0}: no rollback; the product owner is told, the ticket is in the thread.",
              by);
      case GIVEN_UP ->
          wording.say(
              "*Rollback abandonné*{0}. Le bot laisse la production telle qu'elle est.",
              "*Rollback given up*{0}. The bot leaves production as it is.", by);
      case EXPIRED ->
          wording.say(
              "*Clos* : personne n'a répondu en 12 h. Le bot laisse la production telle qu'elle"
                  + " est.",
              "*Closed*: nobody answered within 12 h. The bot leaves production as it is.");
    };
  }
}
