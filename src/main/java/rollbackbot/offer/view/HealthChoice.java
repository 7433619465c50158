package rollbackbot.offer.view;

import java.util.List;
import java.util.Optional;
import rollbackbot.incident.Input;
import rollbackbot.offer.OfferState;
import rollbackbot.offer.Unproven;
import rollbackbot.people.ActionIds;
import rollbackbot.text.Control;
import rollbackbot.text.Text;
import rollbackbot.words.Controls;
import rollbackbot.words.HealthText;
import rollbackbot.words.Scene;

/** What people may do about a version that is in service and whose health alone is in doubt. */
final class HealthChoice {
  private static final int MOST_LABEL = 60;

  private HealthChoice() {}

  private static Optional<Unproven> unproven(Scene scene) {
    return scene.incident().state() instanceof OfferState.Failed failed
        ? failed.unproven()
        : Optional.empty();
  }

  static Optional<Text> text(Scene scene) {
    return unproven(scene)
        .map(_ ->
            scene.say(
                "*Check again* watches the health check for up to {limit} more; *Accept as it is*"
                    + " ends the rollback on your word.",
                scene.healthLimit()));
  }

  static List<Control> controls(Scene scene, Input.Handle handle) {
    return unproven(scene)
        .map(it ->
            List.<Control>of(
                Controls.primary(ActionIds.VERIFICATION_AGAIN, scene.say("Check again"), handle),
                accept(scene, it, handle)))
        .orElse(List.of());
  }

  private static Control accept(Scene scene, Unproven unproven, Input.Handle handle) {
    var version = Text.foreign(unproven.confirmed().plan().to().label(), MOST_LABEL);
    return Controls.confirmed(
        Controls.button(ActionIds.VERIFICATION_ACCEPT, scene.say("Accept as it is"), handle),
        scene.say("Accept {version} as it is?", version),
        scene.say(
            "The health check said {answer}. The rollback counts as done; the main message says"
                + " that you accepted it.",
            HealthText.answer(scene, unproven.lastAnswer())),
        scene.say("Accept"),
        scene.say("Cancel"));
  }
}
