package rollbackbot.slack.view;

import java.time.Instant;
import rollbackbot.decision.DecisionTree;
import rollbackbot.rollback.App;
import rollbackbot.rollback.AutoDeploy;
import rollbackbot.rollback.Incident;
import rollbackbot.rollback.ThreadEntry;
import rollbackbot.rollback.ThreadEntry.Content;

/** One message of an incident's thread. */
public final class ThreadView {
  private static final int FIRST = 1;
  private static final int REASON = 300;

  private ThreadView() {}

  /** Ages are told as of the message, so that it changes only when there is something to say. */
  public static View of(
      Incident incident, ThreadEntry entry, App app, DecisionTree tree, Links links, Instant now) {
    var scene = new Scene(incident, app, tree, links, now);
    var message = new Message();
    int number = entry.number();
    if (number == FIRST) {
      incident.reason().ifPresent(reason -> message.section(reason(scene, reason)));
    }
    switch (entry.content()) {
      case Content.Asked asked -> QuestionView.write(scene, asked, message);
      case Content.Offered offered -> PlanView.write(scene, offered, entry, message);
      case Content.FlagsOffered offered -> FlagsView.write(scene, offered, message);
      case Content.FeatureSwitched switched ->
          FeatureView.switched(scene, switched, number, message);
      case Content.SwitchingStopped stopped -> FeatureView.stopped(scene, stopped, number, message);
      case Content.OwnerAlerted alerted -> OwnerView.write(scene, alerted, entry, message);
      case Content.RestoreAsked asked -> RestoreView.write(scene, asked, number, message);
      case Content.Reached(var milestone) -> MilestoneView.write(scene, milestone, message);
      case Content.Stopped stopped -> StoppedView.write(scene, stopped, entry, message);
      case Content.Proven proven -> ProvenView.write(scene, proven, entry.at(), message);
      case Content.AutoDeployBack back -> PauseView.back(scene, back, message);
      case Content.PauseReminded(var keptBy) -> PauseView.reminder(scene, keptBy, message);
      case Content.Ended(var state, var autoDeploy) ->
          message
              .section(EndText.of(state, scene.wording()))
              .section(AutoDeployText.sentence(scene, autoDeploy))
              .controls(BoardView.resumeAutoDeploy(scene));
      case Content.Reminded(var operatorsToo) ->
          ReminderView.write(scene, operatorsToo, number, message);
    }
    return message.view();
  }

  private static String reason(Scene scene, String reason) {
    return scene.say(
        "*Pourquoi*, selon {0} : {1}",
        "*Why*, in the words of {0}: {1}",
        MessageText.mention(scene.incident().openedBy()),
        MessageText.code(reason, REASON));
  }

  /** Whether the message is shown in the channel too: the end of something that was confirmed. */
  public static boolean isBroadcast(ThreadEntry entry) {
    return switch (entry.content()) {
      case Content.Proven _, Content.Stopped _ -> true;
      case Content.Ended ended -> ended.autoDeploy() != AutoDeploy.UNTOUCHED;
      case Content.Asked _,
          Content.Offered _,
          Content.FlagsOffered _,
          Content.FeatureSwitched _,
          Content.SwitchingStopped _,
          Content.OwnerAlerted _,
          Content.AutoDeployBack _,
          Content.PauseReminded _,
          Content.RestoreAsked _,
          Content.Reached _,
          Content.Reminded _ ->
          false;
    };
  }
}
