package rollbackbot.slack.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollbackbot.rollback.ActionIds;
import rollbackbot.rollback.Aftermath;
import rollbackbot.rollback.AutoDeploy;
import rollbackbot.rollback.ThreadEntry.Content.AutoDeployBack;

/** Auto-deploy that stays off, or is back on. */
final class PauseView {
  private PauseView() {}

  /** It is back: what else the fix may need. */
  static void back(Scene scene, AutoDeployBack back, int number, Message message) {
    message.section(
        back.branch()
                .map(branch ->
                    scene.say(
                        "*L'auto-deploy est réactivé.* Le prochain push sur {0} sera déployé.",
                        "*Auto-deploy is back on.* The next push to {0} is deployed.",
                        MessageText.code(branch)))
                .orElseGet(() ->
                    scene.say(
                        "*L'auto-deploy est réactivé.* Le prochain push sera déployé.",
                        "*Auto-deploy is back on.* The next push will be deployed."))
            + by(scene));
    back.offer().ifPresent(offer -> LinkedBranchView.offer(scene, offer, number, message));
    back.marked().ifPresent(version -> marked(scene, version, back.unmarkedBy(), message));
  }

  private static String by(Scene scene) {
    return scene
        .incident()
        .aftermath()
        .flatMap(Aftermath::resumedBy)
        .map(person ->
            scene.say(" Demandé par {0}.", " Asked for by {0}.", MessageText.mention(person)))
        .orElse("");
  }

  private static void marked(
      Scene scene, String version, Optional<String> unmarkedBy, Message message) {
    if (unmarkedBy.isPresent()) {
      message.section(
          scene.say(
              "{0} peut de nouveau être proposée, selon {1}.",
              "{0} may be proposed again, {1} said.",
              MessageText.code(version),
              MessageText.mention(unmarkedBy.get())));
      return;
    }
    message
        .section(
            scene.say(
                "{0} reste marquée : le bot ne la propose plus pour un rollback.",
                "{0} stays marked: the bot no longer proposes it for a rollback.",
                MessageText.code(version)))
        .controls(
            List.of(
                Controls.button(
                    ActionIds.VERSION_UNMARK,
                    scene.say("Enlever la marque de {0}", "Take the mark off {0}", version),
                    scene.handle())));
  }

  /** It is still off after a while: usually a day. */
  static void reminder(Scene scene, Optional<String> keptBy, Message message) {
    if (keptBy.isPresent()) {
      message.section(
          scene.say(
              "L'auto-deploy reste désactivé, selon {0} : plus de rappel. `/rollback resume {1}`"
                  + " le réactive.",
              "Auto-deploy stays off, {0} said: no more reminders. `/rollback resume {1}` turns it"
                  + " back on.",
              MessageText.mention(keptBy.get()),
              scene.appName()));
      return;
    }
    boolean isOff = scene.incident().autoDeploy() == AutoDeploy.PAUSED;
    if (!isOff) {
      message.section(
          scene.say(
              "L'auto-deploy était encore désactivé ; il ne l'est plus.",
              "Auto-deploy was still off; it isn't any more."));
      return;
    }
    message.section(
        scene.say(
            "⏰ {0} : *l'auto-deploy de {1} est encore désactivé*, mis en pause par ce rollback. Un"
                + " nouveau push n'est pas déployé. Rappel {2}.",
            "⏰ {0}: *auto-deploy of {1} is still off*, paused by this rollback. A new push isn't"
                + " deployed. A reminder comes {2}.",
            MessageText.mention(scene.incident().openedBy()),
            MessageText.code(scene.app().name().value()),
            eachTime(scene)));
    var controls = new ArrayList<>(ResumeDialog.button(scene));
    if (!controls.isEmpty()) {
      controls.add(
          Controls.button(
              ActionIds.AUTODEPLOY_KEEP,
              scene.say("Laisser désactivé", "Keep it off"),
              scene.handle()));
    }
    message.controls(controls);
  }

  private static String eachTime(Scene scene) {
    var pause = scene.timing().people().pauseReminder();
    return pause.equals(Duration.ofDays(1))
        ? scene.say("chaque jour", "each day")
        : scene.say("toutes les {0}", "every {0}", scene.wording().limit(pause));
  }
}
