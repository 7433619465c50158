package rollbackbot.restore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollbackbot.database.RestorePlan;
import rollbackbot.database.RestoreProgress;
import rollbackbot.database.RestoreProgress.FreshBackup;
import rollbackbot.database.RestoreProgress.Restored;
import rollbackbot.incident.Input;
import rollbackbot.offer.view.RestorePlanText;
import rollbackbot.offer.view.Waiting;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.Plan;
import rollbackbot.restore.RestoreEntry.RestoreAsked;
import rollbackbot.text.Control;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.words.Controls;
import rollbackbot.words.ReleaseText;
import rollbackbot.words.Scene;

/** The databases, restored before the deployment: what would be lost, and who does what. */
final class RestoreView {

  private RestoreView() {}

  static void write(Scene scene, RestoreAsked asked, int number, Draft message) {
    var steps = asked.progress().databases();
    boolean open = isOpen(scene, asked);
    for (var step : steps) {
      message.section(
          scene
              .say("*Database {database}*", RestorePlanText.name(step.what()))
              .over(state(scene, step, open)));
      if (open && byHand(step)) {
        message.section(list(scene, RestoreByHand.steps(scene, step)));
      }
    }
    if (open && steps.isEmpty()) {
      message.section(list(scene, RestoreByHand.steps(scene, release(scene, number))));
    }
    message.section(
        scene.say(
            "⚠️ *What is lost:* everything written since that moment, also by other apps on the"
                + " same database. A restore stops the database meanwhile; going back to a moment"
                + " can't be undone."));
    settle(scene, asked, message);
  }

  /** Neither done, nor to be done by the button. */
  private static boolean byHand(RestoreProgress.Step step) {
    return !step.canBeRestored() && !(step.restored() instanceof Restored.Done);
  }

  private static Text list(Scene scene, List<Text> steps) {
    return scene
        .say("*By hand:*")
        .over(Text.numbered(steps))
        .over(scene.say("Check that the data is there, then answer below."));
  }

  private static Text state(Scene scene, RestoreProgress.Step step, boolean open) {
    var backup =
        switch (step.backup()) {
          case FreshBackup.Usable(var at, var size) ->
              scene.say(
                  "✅ new backup: {date}{size}",
                  scene.wording().date(at),
                  RestorePlanText.size(scene, size));
          case FreshBackup.Missing(var why) ->
              scene.say(
                  "🔴 no new backup ({why}): make one by hand before anything else",
                  scene.trouble(why));
          case FreshBackup.Pending _ -> scene.say("new backup to be made");
        };
    return backup.over(restored(scene, step, open));
  }

  private static Text restored(Scene scene, RestoreProgress.Step step, boolean open) {
    return switch (step.restored()) {
      case Restored.Done _ -> scene.say("✅ restored by Scalingo");
      case Restored.Unsure _ ->
          scene.say(
              "⚠️ Scalingo didn't answer the request for a restore. The bot doesn't ask again:"
                  + " please check on {page} whether it happened.",
              page(scene, step));
      case Restored.Failed(var words) ->
          scene.say(
              "🔴 the restore by Scalingo failed ({words}): please go on by hand",
              scene.trouble(words));
      case Restored.Wanted(var by, var at, _) ->
          scene.say(
              "▶️ going back to {moment}, requested by {person}, {date}. The main message shows how"
                  + " it goes on.",
              step.what().moment().map(scene.wording()::date).orElse(Text.foreign("?")),
              Text.mention(by),
              scene.wording().date(at));
      case Restored.NotAsked _ when !open -> scene.say("what follows is below in this thread");
      case Restored.NotAsked(var trouble) ->
          trouble
              .map(words ->
                  scene.say(
                      "⚠️ the request wasn't sent ({words}), nothing was touched\n",
                      scene.trouble(words)))
              .orElse(Text.EMPTY)
              .then(
                  step.canBeRestored()
                      ? scene.say(
                          "The button below takes it back to {moment}, right before the release.",
                          step.what().moment().map(scene.wording()::date).orElse(Text.foreign("?")))
                      : scene.say("to be restored by hand"));
    };
  }

  private static Text page(Scene scene, RestoreProgress.Step step) {
    return Text.link(step.what().dashboard(), scene.say("its dashboard"));
  }

  private static Text release(Scene scene, int number) {
    return scene
        .planBefore(number)
        .map(Plan::from)
        .map(from ->
            scene.say(
                "the deployment of {version} ({date})",
                ReleaseText.label(from),
                scene.wording().date(releasedAt(scene, number).orElse(from.deployedAt()))))
        .orElseGet(() -> scene.say("the release"));
  }

  private static Optional<Instant> releasedAt(Scene scene, int number) {
    return scene.planBefore(number).flatMap(Plan::restore).flatMap(RestorePlan::releasedAt);
  }

  private static boolean isOpen(Scene scene, RestoreAsked asked) {
    return asked.isOpen()
        && scene.incident().state() instanceof RestoreState.RestoringDatabase
        && scene.isAskedNow(asked.prompt());
  }

  private static void settle(Scene scene, RestoreAsked asked, Draft message) {
    asked.instead().ifPresent(it -> message.section(instead(scene, it)));
    if (asked.settledBy().isPresent()) {
      var by = Text.mention(asked.settledBy().get());
      message.section(
          asked.restored()
              ? scene.say("✅ *Database restored*, says {person}. The rollback goes on.", by)
              : scene.say("🔴 *Database not restored*, says {person}. The rollback stops.", by));
    } else if (isOpen(scene, asked)) {
      message.controls(controls(scene, asked)).context(Waiting.forRestore(scene));
    }
  }

  private static Text instead(Scene scene, RestoreEntry.Instead wanted) {
    var by = Text.mention(wanted.by());
    return switch (wanted.wish()) {
      case STOP -> scene.say("✋ *Restore declined* by {person}. The rollback stops.", by);
      case BACK_UP_AGAIN -> scene.say("🔁 {person} asked for another backup.", by);
    };
  }

  /** This one must not look like a button that restores. */
  private static Control.Button restoredByHand(Scene scene, Control.Button button) {
    return Controls.confirmed(
        button,
        scene.say("Restored by hand already?"),
        scene.say(
            "This button restores nothing: the bot deploys the earlier version on the database as"
                + " it is."),
        scene.say("Deploy"),
        scene.say("Cancel"));
  }

  private static Control.Button declined(Scene scene, Input.Handle handle) {
    return Controls.confirmed(
        Controls.button(ActionIds.DATABASE_DECLINE, scene.say("Don't restore, stop here"), handle),
        scene.say("Stop here?"),
        scene.say("Nothing is restored or deployed. You then decide how to go on."),
        scene.say("Stop"),
        scene.say("Cancel"));
  }

  private static List<Control> controls(Scene scene, RestoreAsked asked) {
    var handle = scene.handle(asked.prompt());
    var steps = asked.progress().databases();
    var controls = new ArrayList<Control>();
    for (int index = 0; index < steps.size(); index++) {
      var step = steps.get(index);
      var engine = Text.foreign(step.what().database().engine());
      var suffix = steps.size() > 1 ? "." + index : "";
      if (step.canBeRestored()) {
        controls.add(
            Controls.danger(
                ActionIds.DATABASE_RESTORE + suffix,
                scene.say("Restore {database}…", engine),
                handle.withOption(index)));
      }
      if (step.canBeBackedUpAgain()) {
        controls.add(
            Controls.button(
                ActionIds.BACKUP_AGAIN + suffix,
                scene.say("Back up {database} again", engine),
                handle.withOption(index)));
      }
    }
    if (!waitsForTheFirstTry(steps)) {
      controls.add(
          steps.stream().anyMatch(RestoreProgress.Step::canBeRestored)
              ? restoredByHand(
                  scene,
                  Controls.button(
                      ActionIds.DATABASE_RESTORED, scene.say("Restored by hand, deploy"), handle))
              : restoredByHand(
                  scene,
                  Controls.primary(
                      ActionIds.DATABASE_RESTORED,
                      scene.say("Database restored, deploy"),
                      handle)));
      controls.add(
          Controls.button(
              ActionIds.DATABASE_RESTORE_FAILED, scene.say("The restore failed"), handle));
    }
    controls.add(declined(scene, handle));
    return controls;
  }

  /** The platform can restore each of them, and nobody had it try: nothing went well or ill. */
  private static boolean waitsForTheFirstTry(List<RestoreProgress.Step> steps) {
    return !steps.isEmpty()
        && steps.stream()
            .allMatch(step ->
                step.canBeRestored()
                    && step.restored().equals(new Restored.NotAsked(Optional.empty())));
  }
}
