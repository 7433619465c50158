package rollbackbot.deploy.view;

import java.util.List;
import rollbackbot.deploy.DeployState;
import rollbackbot.deploy.GivingUp;
import rollbackbot.incident.Running;
import rollbackbot.offer.view.WayOut;
import rollbackbot.once.Trouble;
import rollbackbot.room.Ends;
import rollbackbot.text.Control;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.words.BoardWords;
import rollbackbot.words.RunningView;
import rollbackbot.words.Scene;
import rollbackbot.words.TroubleLine;

/** A rollback on its way into production, on the board. */
public final class DeployWords implements BoardWords<DeployState> {
  private static final int MOST_NAME = 60;
  private static final int MOST_LABEL = 150;

  @Override
  public Class<DeployState> states() {
    return DeployState.class;
  }

  @Override
  public Text heading(DeployState state, Wording wording) {
    return switch (state) {
      case DeployState.WaitingForOther _ -> wording.say("waiting for another deployment");
      case DeployState.Verifying verifying -> verified(verifying, wording);
      case DeployState.LookingAgain looking -> verified(looking, wording);
      case DeployState.Stopping _ -> wording.say("rollback being stopped");
      case Running running ->
          wording.say(
              "rolling back to {version}",
              Text.foreign(running.confirmed().plan().to().label(), MOST_LABEL));
      case DeployState.Succeeded succeeded ->
          ProofText.of(succeeded).heading(label(succeeded), wording);
    };
  }

  private static Text verified(Running state, Wording wording) {
    return wording.say(
        "verifying {version}", Text.foreign(state.confirmed().plan().to().label(), MOST_LABEL));
  }

  @Override
  public void write(Scene scene, DeployState state, Draft message) {
    switch (state) {
      case Running running ->
          RunningView.write(scene, running, () -> Progress.write(scene, state, message), message);
      case DeployState.Succeeded succeeded -> message.sections(accepted(scene, succeeded));
    }
  }

  @Override
  public List<Control> controls(Scene scene, DeployState state) {
    return state instanceof Running running ? WayOut.controls(scene, running) : List.of();
  }

  @Override
  public Text dot(DeployState state) {
    return state instanceof DeployState.Succeeded succeeded
        ? ProofText.of(succeeded).dot()
        : BoardWords.super.dot(state);
  }

  @Override
  public Text header(Scene scene, DeployState state) {
    return state instanceof DeployState.Succeeded succeeded
        ? Ends.replaced(scene.incident())
            .map(now ->
                Text.foreign("⚪")
                    .and(
                        scene.say(
                            "{app}: was back on {version}, {now} runs now",
                            scene.appName(),
                            label(succeeded),
                            Text.foreign(now.label(), MOST_NAME))))
            .orElseGet(() -> BoardWords.super.header(scene, state))
        : BoardWords.super.header(scene, state);
  }

  private static List<Text> accepted(Scene scene, DeployState.Succeeded state) {
    return state.accepted().stream()
        .map(it -> ProofText.accepted(Text.mention(it.by()), it, scene.wording()))
        .toList();
  }

  private static Text label(DeployState.Succeeded state) {
    return Text.foreign(state.confirmed().plan().to().label(), MOST_LABEL);
  }

  @Override
  public Text aboutTrouble(Scene scene, DeployState state, Trouble trouble) {
    var patience = BoardWords.super.aboutTrouble(scene, state, trouble);
    return state instanceof DeployState.Requesting
        ? scene.say(
            "Until {time}, the bot checks whether the request arrived.",
            TroubleLine.until(scene, trouble))
        : GivingUp.offeredFrom(scene.incident(), scene.timing())
            .filter(_ -> controls(scene, state).isEmpty())
            .map(from ->
                scene.say(
                    "You can stop following from {time}.", scene.wording().time(from, scene.now())))
            .orElse(patience);
  }
}
