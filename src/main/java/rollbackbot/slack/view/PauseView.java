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
                        "*Auto-deploy is back on.* The next push to {branch} is deployed.",
                        MessageText.code(branch)))
                .orElseGet(
                    () -> scene.say("*Auto-deploy is back on.* The next push will be deployed."))
            + by(scene));
    back.offer().ifPresent(offer -> LinkedBranchView.offer(scene, offer, number, message));
    back.marked().ifPresent(version -> marked(scene, version, back.unmarkedBy(), message));
  }

  private static String by(Scene scene) {
    return scene
        .incident()
        .aftermath()
        .flatMap(Aftermath::resumedBy)
        .map(person -> scene.say(" Asked for by {person}.", MessageText.mention(person)))
        .orElse("");
  }

  private static void marked(
      Scene scene, String version, Optional<String> unmarkedBy, Message message) {
    if (unmarkedBy.isPresent()) {
      message.section(
          scene.say(
              "{version} may be proposed again, {person} said.",
              MessageText.code(version),
              MessageText.mention(unmarkedBy.get())));
      return;
    }
    message
        .section(
            scene.say(
                "{version} stays marked: the bot no longer proposes it for a rollback.",
                MessageText.code(version)))
        .controls(
            List.of(
                Controls.button(
                    ActionIds.VERSION_UNMARK,
                    scene.say("Take the mark off {version}", version),
                    scene.handle())));
  }

  /** It is still off after a while: usually a day. */
  static void reminder(Scene scene, Optional<String> keptBy, Message message) {
    if (keptBy.isPresent()) {
      message.section(
          scene.say(
              "Auto-deploy stays off, {person} said: no more reminders. `/rollback resume {app}`"
                  + " turns it back on.",
              MessageText.mention(keptBy.get()),
              scene.appName()));
      return;
    }
    boolean isOff = scene.incident().autoDeploy() == AutoDeploy.PAUSED;
    if (!isOff) {
      message.section(scene.say("Auto-deploy was still off; it isn't any more."));
      return;
    }
    message.section(
        scene.say(
            "⏰ {person}: *auto-deploy of {app} is still off*, paused by this rollback. A new push"
                + " isn't deployed. A reminder comes {when}.",
            MessageText.mention(scene.incident().openedBy()),
            MessageText.code(scene.app().name().value()),
            eachTime(scene)));
    var controls = new ArrayList<>(ResumeDialog.button(scene));
    if (!controls.isEmpty()) {
      controls.add(
          Controls.button(ActionIds.AUTODEPLOY_KEEP, scene.say("Keep it off"), scene.handle()));
    }
    message.controls(controls);
  }

  private static String eachTime(Scene scene) {
    var pause = scene.timing().people().pauseReminder();
    return pause.equals(Duration.ofDays(1))
        ? scene.say("each day")
        : scene.say("every {limit}", scene.wording().limit(pause));
  }
}
