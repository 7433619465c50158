package rollbackbot.slack.view;

import rollbackbot.rollback.Ends;
import rollbackbot.rollback.FeatureState;
import rollbackbot.rollback.IncidentState;
import rollbackbot.rollback.IncidentState.Closing;
import rollbackbot.rollback.RestoreState;

/** The state in words, with a coloured dot beside them. */
final class StateWords {
  private static final int MOST_NAME = 60;
  private static final String WAITS = "🟠 ";
  private static final String RUNS = "🔵 ";
  private static final String STOPPED = "🔴 ";
  private static final String OVER = "⚪ ";

  private StateWords() {}

  /** The board's heading; plain text. */
  static String header(Scene scene) {
    var state = scene.incident().state();
    var replaced = Ends.replaced(scene.incident());
    return replaced.isPresent() && state instanceof IncidentState.Succeeded(var confirmed, _, _, _)
        ? OVER
            + scene.say(
                "{0} : était revenue à {1}, {2} tourne maintenant",
                "{0}: was back on {1}, {2} runs now",
                scene.app().name(),
                confirmed.plan().to().label(),
                MessageText.plain(replaced.get().label(), MOST_NAME))
        : dot(state)
            + scene.say("{0} : {1}", "{0}: {1}", scene.app().name(), words(state, scene.wording()));
  }

  /** The same in a list; plain text. */
  static String line(IncidentState state, Wording wording) {
    return dot(state) + words(state, wording);
  }

  private static String dot(IncidentState state) {
    if (state instanceof IncidentState.Succeeded(_, _, var commitProved, var healthChecked)) {
      return new ProofText(commitProved, healthChecked).dot();
    }
    return switch (state.turn()) {
      case PERSON -> state instanceof IncidentState.Failed ? STOPPED : WAITS;
      case BOT, PLATFORM -> RUNS;
      case OVER -> OVER;
    };
  }

  private static String words(IncidentState state, Wording wording) {
    return switch (state) {
      case IncidentState.Deciding _ -> wording.say("décision en cours", "deciding what to do");
      case FeatureState.ReadingFlags _, FeatureState.ChoosingFlag _ ->
          wording.say("fonctionnalité à choisir", "feature to be chosen");
      case FeatureState.Switching switching when switching.returnsTo().isPresent() ->
          wording.say(
              "remise en place de {0}",
              "putting {0} back", MessageText.plain(switching.change().name(), MOST_NAME));
      case FeatureState.Switching switching ->
          wording.say(
              "désactivation de {0}",
              "switching {0} off", MessageText.plain(switching.change().name(), MOST_NAME));
      case IncidentState.OpeningTicket _ ->
          wording.say("ticket en préparation", "preparing the ticket");
      case IncidentState.Planning _ -> wording.say("plan en préparation", "making the plan");
      case IncidentState.Planned _ ->
          wording.say("plan à confirmer", "plan waits for confirmation");
      case IncidentState.WaitingForOther _ ->
          wording.say("attente d'un autre déploiement", "waiting for another deployment");
      case RestoreState.RestoringDatabase _ ->
          wording.say("base de données à restaurer", "database to restore");
      case RestoreState.PreparingBackup _,
          RestoreState.RequestingBackup _,
          RestoreState.AwaitingBackup _ ->
          wording.say("sauvegarde de la base en cours", "backing the database up");
      case RestoreState.PreparingRestore _,
          RestoreState.RequestingRestore _,
          RestoreState.AwaitingRestore _ ->
          wording.say("restauration de la base en cours", "restoring the database");
      case IncidentState.Verifying verifying ->
          wording.say(
              "{0} déployée, vérification en cours",
              "{0} deployed, being verified", verifying.confirmed().plan().to().label());
      case IncidentState.Running running ->
          wording.say(
              "rollback vers {0} en cours",
              "rolling back to {0}", running.confirmed().plan().to().label());
      case IncidentState.Failed _ ->
          wording.say("rollback arrêté, à vous de décider", "rollback stopped, please decide");
      case IncidentState.Succeeded(var confirmed, _, var commitProved, var healthChecked) ->
          new ProofText(commitProved, healthChecked)
              .heading(confirmed.plan().to().label(), wording);
      case IncidentState.Cancelled _ -> wording.say("plan annulé", "plan cancelled");
      case IncidentState.Closed(var why, _) -> closed(why, wording);
    };
  }

  private static String closed(Closing why, Wording wording) {
    return switch (why) {
      case ALL_GOOD -> wording.say("clos, aucun problème", "closed, no problem");
      case FIXED -> wording.say("clos, corrigé", "closed, fixed");
      case DISABLE_FEATURE ->
          wording.say("clos, fonctionnalité désactivée", "closed, feature switched off");
      case ALERT_OWNER -> wording.say("clos, product owner prévenu", "closed, product owner told");
      case GIVEN_UP -> wording.say("clos, rollback abandonné", "closed, rollback given up");
      case EXPIRED -> wording.say("clos, sans réponse", "closed, nobody answered");
    };
  }
}
