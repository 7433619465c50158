package rollbackbot.slack.view;

import java.util.List;
import rollbackbot.rollback.ActionIds;
import rollbackbot.rollback.FlagChange;
import rollbackbot.rollback.Flags;
import rollbackbot.rollback.SwitchingTrouble;
import rollbackbot.rollback.ThreadEntry.Content.FeatureSwitched;
import rollbackbot.rollback.ThreadEntry.Content.SwitchingStopped;
import rollbackbot.rollback.ThreadEntry.Health;

/** A feature that was switched off or back on, and the way back. */
final class FeatureView {
  private FeatureView() {}

  static void switched(Scene scene, FeatureSwitched switched, int number, Message message) {
    var change = switched.change();
    message.section(
        scene.say(
            "✅ {0}, et les conteneurs ont redémarré.",
            "✅ {0}, and the containers have restarted.", changed(scene, change)));
    message.section(health(scene, switched.health()));
    putBack(scene, change, number, message);
  }

  private static String changed(Scene scene, FlagChange change) {
    return scene.say(
        "{0} vaut maintenant {1} (avant : {2})",
        "{0} is now {1} (it was {2})",
        MessageText.code(change.name()),
        MessageText.code(change.to()),
        MessageText.code(change.from()));
  }

  private static String health(Scene scene, Health health) {
    return switch (health) {
      case GOOD -> scene.say("Le contrôle de santé répond bien.", "The health check answers well.");
      case NOT_GOOD ->
          scene.say(
              "⚠️ *Le contrôle de santé ne répond pas bien*, même après {0}.",
              "⚠️ *The health check doesn't answer well*, even after {0}.", scene.healthLimit());
      case NOT_CHECKED ->
          scene.say(
              "Aucun contrôle de santé n'est configuré : testez l'app vous-même.",
              "No health check is configured: please test the app yourself.");
    };
  }

  private static void putBack(Scene scene, FlagChange change, int number, Message message) {
    if (!Flags.inForce(scene.incident()).contains(change)
        || scene.incident().state().locksTheApp()) {
      return;
    }
    var button =
        Controls.button(
            ActionIds.FLAG_PUT_BACK,
            scene.say("Remettre {0}", "Put {0} back", change.name()),
            scene.handle().withOption(number));
    message.controls(
        List.of(
            Controls.confirmed(
                button,
                scene.say("Remettre comme avant ?", "Put it back?"),
                scene.say(
                    "{0} repasse de {1} à {2}, puis les conteneurs de {3} redémarrent.",
                    "{0} goes back from {1} to {2}, then the containers of {3} restart.",
                    MessageText.code(change.name()),
                    MessageText.code(change.to()),
                    MessageText.code(change.from()),
                    scene.appName()),
                scene.say("Remettre", "Put back"),
                scene.say("Annuler", "Cancel"))));
  }

  static void stopped(Scene scene, SwitchingStopped stopped, int number, Message message) {
    message.section(scene.say("🔴 *Arrêté :* {0}", "🔴 *Stopped:* {0}", why(scene, stopped.why())));
    message.section(standing(scene, stopped));
    message.section(
        stopped.puttingBack()
            ? scene.say(
                "Finissez à la main sur {0}.", "Please finish by hand on {0}.", place(scene))
            : scene.say(
                "Finissez à la main sur {0}, ou continuez avec les questions.",
                "Please finish by hand on {0}, or go on with the questions.", place(scene)));
    putBack(scene, stopped.change(), number, message);
  }

  private static String place(Scene scene) {
    return scene.appLink("Scalingo");
  }

  private static String why(Scene scene, SwitchingTrouble why) {
    return switch (why) {
      case SwitchingTrouble.ChangedMeanwhile _ ->
          scene.say(
              "quelqu'un a changé la variable entre-temps.",
              "somebody changed the variable meanwhile.");
      case SwitchingTrouble.PutBackMeanwhile _ ->
          scene.say(
              "quelqu'un a remis la variable entre-temps.",
              "somebody put the variable back meanwhile.");
      case SwitchingTrouble.ChangeUnsure(var words) ->
          scene.say(
              "le changement a été demandé, Scalingo n'a pas répondu ({0}).",
              "the change was asked for, Scalingo didn't answer ({0}).",
              MessageText.code(words, 300));
      case SwitchingTrouble.Said(var words) -> MessageText.code(words, 300);
      case SwitchingTrouble.NeverAnswered _ ->
          scene.say(
              "le redémarrage a été demandé, Scalingo n'a pas répondu.",
              "the restart was asked for, Scalingo didn't answer.");
      case SwitchingTrouble.NoEnd _ ->
          scene.say(
              "le redémarrage n'est pas terminé après {0}.",
              "the restart hasn't ended after {0}.", scene.followLimit());
    };
  }

  /** What is so, and what isn't. */
  private static String standing(Scene scene, SwitchingStopped stopped) {
    var change = stopped.change();
    if (stopped.why() instanceof SwitchingTrouble.PutBackMeanwhile) {
      return scene.say(
          "{0} vaut {1}, comme avant ; le bot n'y touche plus et ne redémarre rien.",
          "{0} is {1}, as before; the bot leaves it alone and restarts nothing.",
          MessageText.code(change.name()),
          MessageText.code(change.from()));
    }
    if (stopped.why() instanceof SwitchingTrouble.ChangeUnsure) {
      return scene.say(
          "{0} vaut {1} ou {2}, le bot ne peut pas le dire ; il n'a redémarré aucun conteneur.",
          "{0} is {1} or {2}, the bot can't tell; it has restarted no container.",
          MessageText.code(change.name()),
          MessageText.code(change.from()),
          MessageText.code(change.to()));
    }
    return stopped.changed()
        ? scene.say(
            "{0}, mais les conteneurs n'ont peut-être pas redémarré : ils gardent l'ancienne"
                + " valeur jusque-là.",
            "{0}, but the containers may not have restarted: they keep the old value until"
                + " then.",
            changed(scene, change))
        : scene.say(
            "Le bot n'a pas changé {0}, ni redémarré de conteneur.",
            "The bot has not changed {0}, nor restarted a container.",
            MessageText.code(change.name()));
  }
}
