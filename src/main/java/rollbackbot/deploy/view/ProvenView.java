package rollbackbot.deploy.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollbackbot.deploy.DeployEntry.Proven;
import rollbackbot.deploy.DeployState;
import rollbackbot.incident.Aftermath;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.view.OutlookText;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.Confirmed;
import rollbackbot.room.Ends;
import rollbackbot.text.Control;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.words.Controls;
import rollbackbot.words.HealthText;
import rollbackbot.words.LostData;
import rollbackbot.words.ReleaseText;
import rollbackbot.words.ResumeDialog;
import rollbackbot.words.Scene;

/** The summary of a rollback that is done; says no more than what was verified. */
final class ProvenView {
  private ProvenView() {}

  static void write(Scene scene, Proven proven, ThreadEntry entry, Draft message) {
    var confirmed = proven.confirmed();
    var plan = confirmed.plan();
    message
        .section(
            replaced(scene, entry)
                .map(now -> OutlookText.was(scene, ReleaseText.label(plan.to()), now))
                .orElseGet(() ->
                    ProofText.of(proven).summary(ReleaseText.label(plan.to()), scene.wording())))
        .section(Tick.all(confirmed, proven.commitProved(), scene.wording()))
        .sections(health(scene, proven).stream().toList())
        .sections(lost(scene, entry))
        .sections(
            scene.link(proven.deployment(), scene.say("See the deployment")).stream().toList())
        .sections(
            OutlookText.autoDeployInThread(scene, entry.number(), proven.autoDeploy()).stream()
                .toList())
        .controls(controls(scene, proven, replaced(scene, entry).isEmpty()));
  }

  private static Optional<Aftermath.Replaced> replaced(Scene scene, ThreadEntry entry) {
    return Ends.of(scene.incident())
        .filter(entry::equals)
        .flatMap(_ -> Ends.replaced(scene.incident()));
  }

  private static List<Control> controls(Scene scene, Proven proven, boolean stillRuns) {
    var controls = new ArrayList<>(ResumeDialog.button(scene));
    if (stillRuns && scene.incident().state() instanceof DeployState.Succeeded) {
      undo(scene, proven.confirmed()).ifPresent(controls::add);
    }
    return controls;
  }

  /** Back to what was left; empty where nobody can tell what that was. */
  static Optional<Control> undo(Scene scene) {
    return scene.incident().state() instanceof DeployState.Succeeded succeeded
        ? undo(scene, succeeded.confirmed())
        : Optional.empty();
  }

  private static Optional<Control> undo(Scene scene, Confirmed confirmed) {
    var left = confirmed.plan().from();
    boolean canBeUndone = left.identity().isPresent() || left.version().isPresent();
    return canBeUndone
        ? Optional.of(
            Controls.button(
                ActionIds.ROLLBACK_UNDO,
                scene.say("Undo the rollback: back to {version}", Text.foreign(left.label())),
                scene.handle()))
        : Optional.empty();
  }

  private static List<Text> lost(Scene scene, ThreadEntry entry) {
    return LostData.before(entry.number(), scene, at -> scene.wording().time(at, entry.at()))
        .stream()
        .map(lost -> scene.say("🗄️ *Data:* {lost}.", lost))
        .toList();
  }

  /** What the check said; that somebody accepted the app as it is, the board tells. */
  private static Optional<Text> health(Scene scene, Proven proven) {
    return proven.accepted().isPresent() ? Optional.empty() : Optional.of(checked(scene, proven));
  }

  private static Text checked(Scene scene, Proven proven) {
    return proven.healthChecked()
        ? HealthText.sick(scene)
            .map(before ->
                scene.say(
                    "✅ The health check passed for {time}; before the rollback: {answer}.",
                    scene.healthGoodFor(),
                    HealthText.answer(scene, before)))
            .orElseGet(
                () -> scene.say("✅ The health check passed for {time}.", scene.healthGoodFor()))
        : scene.say("➖ No health check is configured: please test the app yourself.");
  }
}
