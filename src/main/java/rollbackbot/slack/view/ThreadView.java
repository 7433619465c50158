package rollbackbot.slack.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import rollbackbot.release.App;
import rollbackbot.rollback.Incident;
import rollbackbot.rollback.ThreadEntry;
import rollbackbot.rollback.ThreadEntry.Audience;
import rollbackbot.rollback.ThreadEntry.Content;
import rollbackbot.rollback.Timing;
import rollbackbot.text.Draft;
import rollbackbot.text.Message;
import rollbackbot.text.Text;
import rollbackbot.tree.DecisionTree;

/** One message of an incident's thread. */
public final class ThreadView {
  private ThreadView() {}

  /** Ages are told as of the message, so that it changes only when there is something to say. */
  public static Message of(
      Incident incident,
      ThreadEntry entry,
      App app,
      DecisionTree tree,
      Links links,
      Timing timing,
      Instant now) {
    var scene = new Scene(incident, app, tree, links, timing, now);
    var message = new Draft();
    int number = entry.number();
    switch (entry.content()) {
      case Content.Asked asked -> QuestionView.write(scene, asked, message);
      case Content.Offered offered -> PlanView.write(scene, offered, entry, message);
      case Content.ApprovalAsked asked -> ApprovalView.write(scene, asked, number, message);
      case Content.FlagsOffered offered -> FlagsView.write(scene, offered, message);
      case Content.FeatureSwitched switched ->
          FeatureView.switched(scene, switched, number, message);
      case Content.SwitchingStopped stopped -> FeatureView.stopped(scene, stopped, number, message);
      case Content.OwnerAlerted alerted -> OwnerView.write(scene, alerted, entry, message);
      case Content.RestoreAsked asked -> RestoreView.write(scene, asked, number, message);
      case Content.Reached(var milestone) -> MilestoneView.write(scene, milestone, message);
      case Content.Stopped stopped -> StoppedView.write(scene, stopped, entry, message);
      case Content.ByHand byHand -> ByHandView.write(scene, byHand, message);
      case Content.Proven proven -> ProvenView.write(scene, proven, entry, message);
      case Content.CalledAfter called -> RecordView.calledAfter(scene, called, message);
      case Content.Timeline _ -> RecordView.timeline(scene, number, message);
      case Content.PostMortem _ -> RecordView.postMortem(scene, entry, message);
      case Content.AutoDeployBack back -> PauseView.back(scene, back, number, message);
      case Content.OfLinkedBranch news -> LinkedBranchView.write(scene, news, number, message);
      case Content.PauseReminded(var keptBy) -> PauseView.reminder(scene, keptBy, message);
      case Content.Ended end ->
          message
              .section(EndText.of(scene, end.how()))
              .section(Text.lines(OutlookText.standing(scene, number, end.autoDeploy())))
              .controls(ResumeDialog.button(scene));
      case Content.Reminded(var operatorsToo) ->
          ReminderView.write(scene, operatorsToo, number, message);
    }
    return message.message();
  }

  /** The file that the message is, where it is one; it never changes. */
  public static Optional<Attachment> file(
      Incident incident,
      ThreadEntry entry,
      App app,
      DecisionTree tree,
      Links links,
      Timing timing,
      Instant now) {
    if (!(entry.content() instanceof Content.PostMortem)) {
      return Optional.empty();
    }
    var scene = new Scene(incident, app, tree, links, timing, now);
    var day = LocalDate.ofInstant(incident.openedAt(), ZoneOffset.UTC);
    return Optional.of(
        new Attachment(
            "post-mortem-" + app.name() + "-" + day + ".md",
            "Post-mortem: " + app.name(),
            RecordView.draft(scene, entry),
            scene.say("Draft of a post-mortem, to be completed.").plain()));
  }

  /**
   * A text file.
   *
   * @param comment what the message with it says
   */
  public record Attachment(String name, String title, String text, String comment) {}

  /** Whether the message tells how something ended; somebody waits for it. */
  public static boolean isEnd(ThreadEntry entry) {
    return entry.content().audience() != Audience.THREAD;
  }

  /** Whether the message is shown in the channel too: the end of something that was confirmed. */
  public static boolean isBroadcast(ThreadEntry entry) {
    return entry.content().audience() == Audience.CHANNEL;
  }
}
