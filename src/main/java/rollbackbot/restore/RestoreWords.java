package rollbackbot.restore;

import java.time.Duration;
import java.util.List;
import rollbackbot.offer.view.WayOut;
import rollbackbot.text.Control;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.words.BoardWords;
import rollbackbot.words.RunningView;
import rollbackbot.words.Scene;

/** Databases that are backed up and taken back, on the board. */
public final class RestoreWords implements BoardWords<RestoreState> {
  @Override
  public Class<RestoreState> states() {
    return RestoreState.class;
  }

  @Override
  public Text heading(RestoreState state, Wording wording) {
    return switch (state) {
      case RestoreState.RestoringDatabase _ -> wording.say("database to restore");
      case RestoreState.ApprovingRestore _ -> wording.say("restore to be approved");
      case RestoreState.PreparingBackup _,
          RestoreState.RequestingBackup _,
          RestoreState.AwaitingBackup _ ->
          wording.say("backing the database up");
      case RestoreState.PreparingRestore _,
          RestoreState.RequestingRestore _,
          RestoreState.AwaitingRestore _ ->
          wording.say("restoring the database");
    };
  }

  @Override
  public void write(Scene scene, RestoreState state, Draft message) {
    RunningView.write(scene, state, () -> progress(scene, state, message), message);
  }

  @Override
  public List<Control> controls(Scene scene, RestoreState state) {
    return WayOut.controls(scene, state);
  }

  private static void progress(Scene scene, RestoreState state, Draft message) {
    switch (state) {
      case RestoreState.RestoringDatabase _ ->
          message.section(
              scene.say(
                  "*Your turn:* the restore of the database waits in the thread. Nothing is"
                      + " deployed until then."));
      case RestoreState.ApprovingRestore _ ->
          message.section(
              scene.say("*Your turn:* a second person must approve the restore, in the thread."));
      case RestoreState.AwaitingBackup waiting ->
          message.section(
              scene.say(
                  "Scalingo has been making a new backup of the database for {duration}.",
                  scene.wording().duration(Duration.between(waiting.since(), scene.now()))));
      case RestoreState.AwaitingRestore waiting ->
          message.section(
              scene.say(
                  "Scalingo has been restoring the database for {duration}. It is stopped"
                      + " meanwhile.",
                  scene.wording().duration(Duration.between(waiting.since(), scene.now()))));
      case RestoreState.RequestingRestore _ ->
          message.section(scene.say("The restore has been requested."));
      case RestoreState.PreparingBackup _,
          RestoreState.PreparingRestore _,
          RestoreState.RequestingBackup _ -> {}
    }
  }
}
