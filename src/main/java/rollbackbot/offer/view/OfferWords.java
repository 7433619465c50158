package rollbackbot.offer.view;

import java.util.List;
import rollbackbot.offer.OfferState;
import rollbackbot.text.Control;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.words.BoardWords;
import rollbackbot.words.Scene;

/** Plans that are made and wait for people, on the board. */
public final class OfferWords implements BoardWords<OfferState> {
  private static final int MOST_LABEL = 60;

  @Override
  public Class<OfferState> states() {
    return OfferState.class;
  }

  @Override
  public Text heading(OfferState state, Wording wording) {
    return switch (state) {
      case OfferState.Planning _ -> wording.say("making the plan");
      case OfferState.Planned _ -> wording.say("plan to be confirmed");
      case OfferState.AwaitingApproval _ ->
          wording.say("plan confirmed, another person must approve");
      case OfferState.Failed _ -> wording.say("rollback stopped, please decide");
    };
  }

  @Override
  public void write(Scene scene, OfferState state, Draft message) {
    switch (state) {
      case OfferState.Planning _ -> {
        if (scene.incident().trouble().isEmpty()) {
          message.section(
              scene.say("The bot is making the plan. Nothing changes before a confirmation."));
        }
      }
      case OfferState.Planned _, OfferState.AwaitingApproval _ ->
          message.section(scene.say("The plan is in the thread."));
      case OfferState.Failed _ ->
          message.section(scene.say("Why, and what you can do, is in the thread."));
    }
  }

  @Override
  public List<Control> controls(Scene scene, OfferState state) {
    return state instanceof OfferState.Planning
        ? List.of(WayOut.stopPlanning(scene))
        : BoardWords.super.controls(scene, state);
  }

  /** A rollback that stopped leaves production as it was, or not: the first thing to know. */
  @Override
  public Text header(Scene scene, OfferState state) {
    return state instanceof OfferState.Failed(var failure, _, _, _, _)
        ? StandingText.runs(failure, scene)
            .map(version ->
                dot(state)
                    .and(
                        scene.say(
                            "{app}: rollback stopped, production runs {version}",
                            scene.appName(),
                            Text.foreign(version, MOST_LABEL))))
            .orElseGet(() -> BoardWords.super.header(scene, state))
        : BoardWords.super.header(scene, state);
  }

  @Override
  public Text dot(OfferState state) {
    return state instanceof OfferState.Failed ? Text.foreign("🔴") : BoardWords.super.dot(state);
  }
}
