package rollbackbot.feature;

import java.util.List;
import rollbackbot.feature.FeatureEntry.FeatureSwitched;
import rollbackbot.feature.FeatureEntry.SwitchingStopped;
import rollbackbot.incident.Entry.Health;
import rollbackbot.people.ActionIds;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.words.Controls;
import rollbackbot.words.Scene;

/** A feature that was switched off or back on, and the way back. */
final class FeatureView {
  private FeatureView() {}

  static void switched(Scene scene, FeatureSwitched switched, int number, Draft message) {
    var change = switched.change();
    message.section(
        scene.say("✅ {change}, and the containers have restarted.", changed(scene, change)));
    message.section(health(scene, switched.health()));
    putBack(scene, change, number, message);
  }

  private static Text changed(Scene scene, FlagChange change) {
    return scene.say(
        "{variable} is now {to} (it was {from})",
        Text.code(change.name()),
        Text.code(change.to()),
        Text.code(change.from()));
  }

  private static Text health(Scene scene, Health health) {
    return switch (health) {
      case GOOD -> scene.say("The health check passes.");
      case NOT_GOOD ->
          scene.say("⚠️ *The health check doesn't pass*, even after {limit}.", scene.healthLimit());
      case NOT_CHECKED -> scene.say("No health check is configured: please test the app yourself.");
    };
  }

  private static void putBack(Scene scene, FlagChange change, int number, Draft message) {
    if (!Flags.inForce(scene.incident()).contains(change)
        || scene.incident().state().locksTheApp()) {
      return;
    }
    var button =
        Controls.button(
            ActionIds.FLAG_PUT_BACK,
            scene.say("Put {variable} back", Text.foreign(change.name())),
            scene.handle().withOption(number));
    message.controls(
        List.of(
            Controls.confirmed(
                button,
                scene.say("Put it back?"),
                scene.say(
                    "{variable} goes back from {to} to {from}, then the containers of {app}"
                        + " restart.",
                    Text.code(change.name()),
                    Text.code(change.to()),
                    Text.code(change.from()),
                    scene.appName()),
                scene.say("Put back"),
                scene.say("Cancel"))));
  }

  static void stopped(Scene scene, SwitchingStopped stopped, int number, Draft message) {
    message.section(scene.say("🔴 *Stopped:* {why}", why(scene, stopped.why())));
    message.section(standing(scene, stopped));
    message.section(
        stopped.puttingBack()
            ? scene.say("Please finish by hand on {page}.", place(scene))
            : scene.say(
                "Please finish by hand on {page}, or go on with the questions.", place(scene)));
    putBack(scene, stopped.change(), number, message);
  }

  private static Text place(Scene scene) {
    return scene.scalingo();
  }

  private static Text why(Scene scene, SwitchingTrouble why) {
    return switch (why) {
      case SwitchingTrouble.ChangedMeanwhile _ ->
          scene.say("somebody changed the variable meanwhile.");
      case SwitchingTrouble.PutBackMeanwhile _ ->
          scene.say("somebody put the variable back meanwhile.");
      case SwitchingTrouble.ChangeUnsure(var words) ->
          scene.say(
              "the change was asked for, Scalingo didn't answer ({words}).", Text.code(words, 300));
      case SwitchingTrouble.Said(var words) -> Text.code(words, 300);
      case SwitchingTrouble.NeverAnswered _ ->
          scene.say("the restart was asked for, Scalingo didn't answer.");
      case SwitchingTrouble.NoEnd _ ->
          scene.say("the restart hasn't ended after {limit}.", scene.followLimit());
    };
  }

  /** What is so, and what isn't. */
  private static Text standing(Scene scene, SwitchingStopped stopped) {
    var change = stopped.change();
    if (stopped.why() instanceof SwitchingTrouble.PutBackMeanwhile) {
      return scene.say(
          "{variable} is {from}, as before; the bot leaves it alone and restarts nothing.",
          Text.code(change.name()),
          Text.code(change.from()));
    }
    if (stopped.why() instanceof SwitchingTrouble.ChangeUnsure) {
      return scene.say(
          "{variable} is {from} or {to}, the bot can't tell; it has restarted no container.",
          Text.code(change.name()),
          Text.code(change.from()),
          Text.code(change.to()));
    }
    return stopped.changed()
        ? scene.say(
            "{change}, but the containers may not have restarted: they keep the old value until"
                + " then.",
            changed(scene, change))
        : scene.say(
            "The bot has not changed {variable}, nor restarted a container.",
            Text.code(change.name()));
  }
}
