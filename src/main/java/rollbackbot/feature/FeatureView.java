package rollbackbot.feature;

import java.util.ArrayList;
import java.util.List;
import rollbackbot.feature.FeatureEntry.FeatureSwitched;
import rollbackbot.feature.FeatureEntry.SwitchingStopped;
import rollbackbot.feature.SwitchingTrouble.Reached;
import rollbackbot.incident.Entry.Health;
import rollbackbot.people.ActionIds;
import rollbackbot.text.Control;
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
    message.controls(putBack(scene, change, number));
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

  private static List<Control> putBack(Scene scene, FlagChange change, int number) {
    if (!Flags.mayBePutBack(scene.incident(), change)) {
      return List.of();
    }
    var button =
        Controls.button(
            ActionIds.FLAG_PUT_BACK,
            scene.say("Put {variable} back", Text.foreign(change.name())),
            scene.handle().withOption(number));
    return List.of(
        Controls.confirmed(
            button,
            scene.say("Put it back?"),
            scene.say(
                "{variable} goes back from {to} to {from}, then the containers of {app} restart.",
                Text.code(change.name()),
                Text.code(change.to()),
                Text.code(change.from()),
                scene.appName()),
            scene.say("Put back"),
            scene.say("Cancel")));
  }

  private static List<Control> restart(Scene scene, SwitchingStopped stopped, int number) {
    if (!Flags.mayBeRestarted(scene.incident(), stopped)) {
      return List.of();
    }
    return List.of(
        Controls.confirmed(
            Controls.primary(
                ActionIds.FLAG_RESTART,
                scene.say("Restart again"),
                scene.handle().withOption(number)),
            scene.say("Restart again?"),
            scene.say(
                "{variable} stays {to}; the containers of {app} restart.",
                Text.code(stopped.change().name()),
                Text.code(stopped.change().to()),
                scene.appName()),
            scene.say("Restart"),
            scene.say("Cancel")));
  }

  static void stopped(Scene scene, SwitchingStopped stopped, int number, Draft message) {
    message.section(scene.say("🔴 *Stopped:* {why}", why(scene, stopped.why())));
    message.section(standing(scene, stopped));
    if (stopped.decidedBy().isPresent()) {
      message.section(
          scene.say("{person} decided how to go on.", Text.mention(stopped.decidedBy().get())));
      return;
    }
    var controls = new ArrayList<>(restart(scene, stopped, number));
    controls.addAll(putBack(scene, stopped.change(), number));
    message.section(onwards(scene, stopped, !controls.isEmpty())).controls(controls);
  }

  private static Text onwards(Scene scene, SwitchingStopped stopped, boolean withButtons) {
    if (stopped.puttingBack()) {
      return withButtons
          ? scene.say("Restart them again, or finish by hand on {page}.", place(scene))
          : scene.say("Please finish by hand on {page}.", place(scene));
    }
    return withButtons
        ? scene.say("Restart them again, put the variable back, or go on with the questions.")
        : scene.say("Please finish by hand on {page}, or go on with the questions.", place(scene));
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
              "the change was requested, whether it happened isn't known: {words}.",
              scene.trouble(words));
      case SwitchingTrouble.StoppedBy(var person, _) ->
          scene.say("by {person}.", Text.mention(person));
      case SwitchingTrouble.Said(var words) -> scene.say("{words}.", scene.trouble(words));
      case SwitchingTrouble.NeverAnswered _ ->
          scene.say("the restart was requested, Scalingo didn't answer.");
      case SwitchingTrouble.NoEnd _ ->
          scene.say("the restart hasn't ended after {limit}.", scene.followLimit());
    };
  }

  private static Reached reached(SwitchingStopped stopped) {
    return switch (stopped.why()) {
      case SwitchingTrouble.StoppedBy(_, var reached) -> reached;
      case SwitchingTrouble.ChangeUnsure _ -> Reached.PERHAPS_CHANGED;
      case SwitchingTrouble.ChangedMeanwhile _, SwitchingTrouble.PutBackMeanwhile _ ->
          Reached.NOTHING;
      case SwitchingTrouble.Said _, SwitchingTrouble.NeverAnswered _, SwitchingTrouble.NoEnd _ ->
          stopped.changed() ? Reached.CHANGED : Reached.NOTHING;
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
    if (reached(stopped) == Reached.RESTARTED) {
      return scene.say("{change}, and the containers have restarted.", changed(scene, change));
    }
    if (reached(stopped) == Reached.PERHAPS_CHANGED) {
      return scene.say(
          "{variable} is {from} or {to}, the bot doesn't know which; it has restarted no"
              + " container.",
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
