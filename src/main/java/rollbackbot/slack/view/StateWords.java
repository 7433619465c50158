package rollbackbot.slack.view;

import rollbackbot.rollback.Ends;
import rollbackbot.rollback.FeatureState;
import rollbackbot.rollback.IncidentState;
import rollbackbot.rollback.IncidentState.Closing;
import rollbackbot.rollback.RestoreState;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;

/** The state in words, with a coloured dot beside them. */
final class StateWords {
  private static final int MOST_NAME = 60;
  private static final int MOST_LABEL = 150;
  private static final String WAITS = "🟠";
  private static final String RUNS = "🔵";
  private static final String STOPPED = "🔴";
  private static final String OVER = "⚪";

  private StateWords() {}

  /** The board's heading. */
  static Text header(Scene scene) {
    var state = scene.incident().state();
    var replaced = Ends.replaced(scene.incident());
    return replaced.isPresent() && state instanceof IncidentState.Succeeded(var confirmed, _, _, _)
        ? Text.foreign(OVER)
            .and(
                scene.say(
                    "{app}: was back on {version}, {now} runs now",
                    scene.appName(),
                    Text.foreign(confirmed.plan().to().label(), MOST_LABEL),
                    Text.foreign(replaced.get().label(), MOST_NAME)))
        : dot(state)
            .and(scene.say("{app}: {state}", scene.appName(), words(state, scene.wording())));
  }

  /** The same in a list. */
  static Text line(IncidentState state, Wording wording) {
    return dot(state).and(words(state, wording));
  }

  private static Text dot(IncidentState state) {
    if (state instanceof IncidentState.Succeeded(_, _, var commitProved, var healthChecked)) {
      return new ProofText(commitProved, healthChecked).dot();
    }
    return Text.foreign(
        switch (state.turn()) {
          case PERSON -> state instanceof IncidentState.Failed ? STOPPED : WAITS;
          case BOT, PLATFORM -> RUNS;
          case OVER -> OVER;
        });
  }

  private static Text words(IncidentState state, Wording wording) {
    return switch (state) {
      case IncidentState.Deciding _ -> wording.say("deciding what to do");
      case FeatureState.ReadingFlags _, FeatureState.ChoosingFlag _ ->
          wording.say("feature to be chosen");
      case FeatureState.Switching switching when switching.returnsTo().isPresent() ->
          wording.say(
              "putting {variable} back", Text.foreign(switching.change().name(), MOST_NAME));
      case FeatureState.Switching switching ->
          wording.say(
              "switching {variable} off", Text.foreign(switching.change().name(), MOST_NAME));
      case IncidentState.OpeningTicket _ -> wording.say("preparing the ticket");
      case IncidentState.Planning _ -> wording.say("making the plan");
      case IncidentState.Planned _ -> wording.say("plan waits for confirmation");
      case IncidentState.AwaitingApproval _ ->
          wording.say("plan confirmed, another person must approve");
      case IncidentState.WaitingForOther _ -> wording.say("waiting for another deployment");
      case RestoreState.RestoringDatabase _ -> wording.say("database to restore");
      case RestoreState.ApprovingRestore _ ->
          wording.say("restore waits for another person's approval");
      case RestoreState.PreparingBackup _,
          RestoreState.RequestingBackup _,
          RestoreState.AwaitingBackup _ ->
          wording.say("backing the database up");
      case RestoreState.PreparingRestore _,
          RestoreState.RequestingRestore _,
          RestoreState.AwaitingRestore _ ->
          wording.say("restoring the database");
      case IncidentState.Verifying verifying ->
          wording.say(
              "{version} deployed, being verified",
              Text.foreign(verifying.confirmed().plan().to().label(), MOST_LABEL));
      case IncidentState.Running running ->
          wording.say(
              "rolling back to {version}",
              Text.foreign(running.confirmed().plan().to().label(), MOST_LABEL));
      case IncidentState.Failed _ -> wording.say("rollback stopped, please decide");
      case IncidentState.Succeeded(var confirmed, _, var commitProved, var healthChecked) ->
          new ProofText(commitProved, healthChecked)
              .heading(Text.foreign(confirmed.plan().to().label(), MOST_LABEL), wording);
      case IncidentState.Cancelled _ -> wording.say("plan cancelled");
      case IncidentState.Closed(var why, _) -> closed(why, wording);
    };
  }

  private static Text closed(Closing why, Wording wording) {
    return switch (why) {
      case ALL_GOOD -> wording.say("closed, no problem");
      case FIXED -> wording.say("closed, fixed");
      case DISABLE_FEATURE -> wording.say("closed, feature switched off");
      case ALERT_OWNER -> wording.say("closed, product owner told");
      case GIVEN_UP -> wording.say("closed, rollback given up");
      case EXPIRED -> wording.say("closed, nobody answered");
    };
  }
}
