package rollbackbot.slack.view;

import java.util.Optional;
import rollbackbot.rollback.Fix;
import rollbackbot.rollback.IncidentState;

/** How an incident ended without a rollback that was proven. */
final class EndText {
  private EndText() {}

  static String of(Scene scene, IncidentState.CalledOff end) {
    return switch (end) {
      case IncidentState.Cancelled(var by) -> cancelled(scene, by);
      case IncidentState.Closed closed -> closed(scene, closed);
    };
  }

  private static String cancelled(Scene scene, Optional<String> by) {
    return by.map(person ->
            scene.say(
                "*Plan annulé* par {0}. Le bot n'a rien déployé avec ce plan.",
                "*Plan cancelled* by {0}. The bot deployed nothing with this plan.",
                MessageText.mention(person)))
        .orElseGet(() ->
            scene.say(
                "*Plan annulé* : personne ne l'a confirmé en {0}. Le bot n'a rien déployé avec"
                    + " ce plan.",
                "*Plan cancelled*: nobody confirmed it within {0}. The bot deployed nothing"
                    + " with this plan.",
                scene.expiry()));
  }

  private static String closed(Scene scene, IncidentState.Closed closed) {
    var by =
        closed
            .by()
            .map(person -> scene.say(" par {0}", " by {0}", MessageText.mention(person)))
            .orElse("");
    return switch (closed.why()) {
      case ALL_GOOD ->
          scene.say(
              "*Clos*{0} : aucun problème, rien à faire.",
              "*Closed*{0}: no problem, nothing to do.", by);
      case FIXED -> fixed(scene, by);
      case DISABLE_FEATURE ->
          scene.say(
              "*Clos*{0} : la fonctionnalité est désactivée, le product owner prévenu. Si cela n'a"
                  + " pas suffi, les questions reprennent.",
              "*Closed*{0}: the feature is switched off, the product owner told. If it didn't help,"
                  + " the questions go on.",
              by);
      case ALERT_OWNER ->
          scene.say(
              "*Clos*{0} : pas de rollback ; le product owner est prévenu, le ticket est dans le"
                  + " fil.",
              "*Closed*{0}: no rollback; the product owner is told, the ticket is in the thread.",
              by);
      case GIVEN_UP ->
          scene.say(
              "*Rollback abandonné*{0}. Le bot laisse la production telle qu'elle est.",
              "*Rollback given up*{0}. The bot leaves production as it is.", by);
      case EXPIRED ->
          scene.say(
              "*Clos* : personne n'a répondu en {0}. Le bot laisse la production telle qu'elle"
                  + " est.",
              "*Closed*: nobody answered within {0}. The bot leaves production as it is.",
              scene.expiry());
    };
  }

  private static String fixed(Scene scene, String by) {
    return Fix.offered(scene.incident())
        .map(fix ->
            scene.say(
                "*Clos*{0} : corrigé par {1}, que le bot n'a pas déployée. Il laisse la production"
                    + " telle qu'elle est.",
                "*Closed*{0}: fixed by {1}, which the bot didn't deploy. It leaves production as it"
                    + " is.",
                by,
                ReleaseText.label(fix)))
        .orElseGet(() ->
            scene.say(
                "*Clos*{0} : corrigé. Le bot laisse la production telle qu'elle est.",
                "*Closed*{0}: fixed. The bot leaves production as it is.", by));
  }
}
