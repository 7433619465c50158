package rollbackbot.feature;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import rollbackbot.people.ActionIds;
import rollbackbot.text.Control;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.words.BoardWords;
import rollbackbot.words.Controls;
import rollbackbot.words.Scene;

/** Features that are switched, on the board. */
public final class FeatureWords implements BoardWords<FeatureState> {
  private static final int MOST_NAME = 60;

  @Override
  public Class<FeatureState> states() {
    return FeatureState.class;
  }

  @Override
  public Text heading(FeatureState state, Wording wording) {
    return switch (state) {
      case FeatureState.ReadingFlags _, FeatureState.ChoosingFlag _ ->
          wording.say("feature to be chosen");
      case FeatureState.Switching switching when switching.returnsTo().isPresent() ->
          wording.say(
              "putting {variable} back", Text.foreign(switching.change().name(), MOST_NAME));
      case FeatureState.Switching switching ->
          wording.say(
              "switching {variable} off", Text.foreign(switching.change().name(), MOST_NAME));
    };
  }

  @Override
  public void write(Scene scene, FeatureState state, Draft message) {
    switch (state) {
      case FeatureState.ChoosingFlag _ ->
          message.section(scene.say("Which feature to switch off is asked in the thread."));
      case FeatureState.ReadingFlags _ ->
          message.section(scene.say("The bot is looking for features that can be switched off."));
      case FeatureState.Switching switching -> message.section(switching(scene, switching));
    }
  }

  @Override
  public List<Control> controls(Scene scene, FeatureState state) {
    if (!(state instanceof FeatureState.Switching switching)) {
      return List.of();
    }
    var left =
        scene.say(
            "{variable} stays as it is then; the bot does no more with it.",
            Text.code(switching.change().name()));
    return List.of(
        Controls.confirmed(
            Controls.button(ActionIds.FLAG_STOP, scene.say("Stop"), scene.handle()),
            scene.say("Stop here?"),
            switching.returnsTo().isPresent() ? left : left.and(scene.say("The questions go on.")),
            scene.say("Stop"),
            scene.say("Go on")));
  }

  private static Text switching(Scene scene, FeatureState.Switching state) {
    var change = state.change();
    var what = scene.say("From {from} to {to}.", Text.code(change.from()), Text.code(change.to()));
    var step =
        switch (state) {
          case FeatureState.SettingFlag _ -> scene.say("Changing the variable.");
          case FeatureState.RestartingAgain _ ->
              scene.say("Checking that the variable still has its new value.");
          case FeatureState.RequestingRestart _ -> scene.say("The restart has been requested.");
          case FeatureState.Restarting restarting ->
              scene.say(
                  "The containers have been restarting for {since}.",
                  since(scene, restarting.since()));
          case FeatureState.CheckingFeature checking ->
              scene.say(
                  "Checking health, for {since} ({limit} at most).",
                  since(scene, checking.since()),
                  scene.healthLimit());
        };
    return what.over(scene.say("⏳ {step}", step));
  }

  private static Text since(Scene scene, Instant since) {
    return scene.wording().duration(Duration.between(since, scene.now()));
  }
}
