package rollbackbot.offer.view;

import java.util.List;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.OfferState;
import rollbackbot.room.Ends;
import rollbackbot.text.Control;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.words.BoardWords;
import rollbackbot.words.FailureText;
import rollbackbot.words.Scene;

/** Plans that are made and wait for people, on the board. */
public final class OfferWords implements BoardWords<OfferState> {
  private static final int END = Integer.MAX_VALUE;

  @Override
  public Class<OfferState> states() {
    return OfferState.class;
  }

  @Override
  public Text heading(OfferState state, Wording wording) {
    return switch (state) {
      case OfferState.Planning _ -> wording.say("making the plan");
      case OfferState.Planned _ -> wording.say("plan waits for confirmation");
      case OfferState.AwaitingApproval _ ->
          wording.say("plan confirmed, another person must approve");
      case OfferState.Failed _ -> wording.say("rollback stopped, please decide");
    };
  }

  @Override
  public void write(Scene scene, OfferState state, Draft message) {
    switch (state) {
      case OfferState.Planning _ ->
          message.section(
              scene.incident().trouble().isPresent()
                  ? scene.say("The bot is making the plan.")
                  : scene.say(
                      "The bot is making the plan. Nothing changes before a confirmation."));
      case OfferState.Planned _ ->
          message.section(scene.say("The plan is in the thread and waits for a confirmation."));
      case OfferState.AwaitingApproval(var confirmed) ->
          message.section(
              scene.say(
                  "{person} confirmed the plan; a second person must approve it in the thread.",
                  Text.mention(confirmed.by())));
      case OfferState.Failed(var failure, _, _, _, _) ->
          message
              .section(
                  scene.say(
                      "*Stopped:* {reason}.", FailureText.title(failure.reason(), scene.wording())))
              .sections(
                  StandingText.production(
                      failure,
                      scene,
                      Ends.of(scene.incident()).map(ThreadEntry::number).orElse(END)))
              .section(scene.say("What you can do is in the thread."));
    }
  }

  @Override
  public List<Control> controls(Scene scene, OfferState state) {
    return state instanceof OfferState.Planning
        ? List.of(WayOut.stopPlanning(scene))
        : BoardWords.super.controls(scene, state);
  }

  @Override
  public Text dot(OfferState state) {
    return state instanceof OfferState.Failed ? Text.foreign("🔴") : BoardWords.super.dot(state);
  }
}
