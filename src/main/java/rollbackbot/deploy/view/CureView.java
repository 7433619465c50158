package rollbackbot.deploy.view;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollbackbot.deploy.DeployState;
import rollbackbot.evidence.Cure;
import rollbackbot.evidence.EvidenceText;
import rollbackbot.evidence.Told;
import rollbackbot.incident.Aftermath;
import rollbackbot.people.ActionIds;
import rollbackbot.room.Ends;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.words.Chronicle.Teller;
import rollbackbot.words.Controls;
import rollbackbot.words.Scene;

/** Whether a rollback helped. */
public final class CureView {
  private static final String BLOCK = "recovery";

  private CureView() {}

  /** On the board, found by machines. */
  public static void board(Scene scene, Draft message) {
    if (stillRuns(scene)) {
      scene
          .incident()
          .aftermath()
          .flatMap(Aftermath::cure)
          .ifPresent(cure -> message.named(BLOCK, of(cure, scene)));
    }
  }

  private static Text of(Cure cure, Scene scene) {
    return switch (cure) {
      case Cure.Watched watched -> watched(watched, scene);
      case Cure.Ended(var told, var crashes) -> {
        var text = new EvidenceText(scene.wording());
        yield scene.say(
            "*Recovery:* {told}",
            Text.joined(
                Stream.concat(Stream.of(told), crashes.stream())
                    .map(it -> text.alone(it, scene.now()))
                    .toList(),
                scene.say(" · ")));
      }
    };
  }

  private static Text watched(Cure.Watched watched, Scene scene) {
    var until = scene.wording().time(watched.since().plus(scene.cureLimit()), scene.now());
    var crashes =
        watched.crashes().map(it -> new EvidenceText(scene.wording()).number(it.number()));
    return watched
        .wrong()
        .map(errors ->
            scene.say(
                "*Recovery:* 5xx were {share} before the rollback; watched until {time} at the"
                    + " latest",
                scene.wording().share(errors.after().share()),
                until))
        .map(text ->
            text.then(
                crashes
                    .map(count -> scene.say("; crashes before the rollback: {count}", count))
                    .orElse(Text.EMPTY)))
        .orElseGet(() ->
            scene.say(
                "*Recovery:* crashes before the rollback: {count}; watched until {time} at the"
                    + " latest",
                crashes.orElseThrow(),
                until));
  }

  /** It isn't over, and what is left is one tap away. */
  static void write(Scene scene, Told told, Draft message) {
    message.section(Text.foreign("🔴").and(new EvidenceText(scene.wording()).alone(told)));
    if (stillRuns(scene)) {
      var another =
          Controls.button(ActionIds.ROLLBACK_ANOTHER, scene.say("Go further back"), scene.handle());
      message
          .section(
              scene.say(
                  "What is left: an earlier version, undoing the rollback, or deploying a fix."))
          .controls(
              ProvenView.undo(scene)
                  .map(undo -> List.of(another, undo))
                  .orElseGet(() -> List.of(another)));
    }
  }

  static Text event(Teller teller, Told told) {
    return new EvidenceText(teller.scene().wording()).alone(told);
  }

  private static boolean stillRuns(Scene scene) {
    return scene.incident().state() instanceof DeployState.Succeeded
        && Optional.of(scene.incident()).flatMap(Ends::replaced).isEmpty();
  }
}
