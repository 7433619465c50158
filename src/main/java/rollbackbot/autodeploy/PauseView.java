package rollbackbot.autodeploy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollbackbot.autodeploy.AutoDeployEntry.AutoDeployBack;
import rollbackbot.incident.Aftermath;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.people.ActionIds;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.words.Controls;
import rollbackbot.words.ResumeDialog;
import rollbackbot.words.Scene;

/** Auto-deploy that stays off, or is back on. */
final class PauseView {
  private PauseView() {}

  /** It is back: what else the fix may need. */
  static void back(Scene scene, AutoDeployBack back, int number, Draft message) {
    message.section(
        back.branch()
            .map(branch ->
                scene.say(
                    "*Auto-deploy is back on.* The next push to {branch} is deployed.",
                    Text.code(branch)))
            .orElseGet(() -> scene.say("*Auto-deploy is back on.* The next push will be deployed."))
            .then(by(scene)));
    back.offer().ifPresent(offer -> LinkedBranchView.offer(scene, offer, number, message));
    back.marked().ifPresent(version -> marked(scene, version, back.unmarkedBy(), message));
  }

  private static Text by(Scene scene) {
    return scene
        .incident()
        .aftermath()
        .flatMap(Aftermath::resumedBy)
        .map(person -> scene.say(" Requested by {person}.", Text.mention(person)))
        .orElse(Text.EMPTY);
  }

  private static void marked(
      Scene scene, String version, Optional<String> unmarkedBy, Draft message) {
    if (unmarkedBy.isPresent()) {
      message.section(
          scene.say(
              "{version} may be proposed again, says {person}.",
              Text.code(version),
              Text.mention(unmarkedBy.get())));
      return;
    }
    message
        .section(
            scene.say(
                "{version} was rolled back: the bot no longer proposes it.", Text.code(version)))
        .controls(
            List.of(
                Controls.button(
                    ActionIds.VERSION_UNMARK,
                    scene.say("Propose {version} again", Text.foreign(version)),
                    scene.handle())));
  }

  /** It is still off after a while: usually a day. */
  static void reminder(Scene scene, Optional<String> keptBy, Draft message) {
    if (keptBy.isPresent()) {
      message.section(
          scene.say(
              "Auto-deploy stays paused, says {person}: no more reminders. `/rollback resume {app}`"
                  + " turns it back on.",
              Text.mention(keptBy.get()),
              scene.appName()));
      return;
    }
    boolean isOff = scene.incident().autoDeploy() == AutoDeploy.PAUSED;
    if (!isOff) {
      message.section(scene.say("Auto-deploy was still paused; it no longer is."));
      return;
    }
    message.section(
        scene.say(
            "⏰ {person}: *the auto-deploy of {app} is still paused*, by this rollback. A new push"
                + " isn't deployed. Next reminder {when}.",
            Text.mention(scene.incident().openedBy()),
            Text.code(scene.app().name().value()),
            eachTime(scene)));
    var controls = new ArrayList<>(ResumeDialog.button(scene));
    if (!controls.isEmpty()) {
      controls.add(
          Controls.button(ActionIds.AUTODEPLOY_KEEP, scene.say("Keep it paused"), scene.handle()));
    }
    message.controls(controls);
  }

  private static Text eachTime(Scene scene) {
    var pause = scene.timing().people().pauseReminder();
    return pause.equals(Duration.ofDays(1))
        ? scene.say("each day")
        : scene.say("every {limit}", scene.wording().limit(pause));
  }
}
