package rollbackbot.end;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.CalledOff;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.view.OutlookText;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.words.Chronicle.Event;
import rollbackbot.words.Chronicle.Teller;
import rollbackbot.words.LostData;
import rollbackbot.words.MilestoneView;
import rollbackbot.words.ReminderView;
import rollbackbot.words.ResumeDialog;
import rollbackbot.words.Scene;
import rollbackbot.words.ThreadWords;

/** What the thread tells of any incident. */
public final class ThreadMessages implements ThreadWords<IncidentEntry> {
  @Override
  public Class<IncidentEntry> entries() {
    return IncidentEntry.class;
  }

  @Override
  public void write(Scene scene, ThreadEntry entry, IncidentEntry content, Draft message) {
    switch (content) {
      case IncidentEntry.Reached(var milestone) -> MilestoneView.write(scene, milestone, message);
      case IncidentEntry.Ended end ->
          message
              .section(EndText.of(scene, end.how()))
              .sections(
                  OutlookText.autoDeployInThread(scene, entry.number(), end.autoDeploy()).stream()
                      .toList())
              .controls(ResumeDialog.button(scene));
      case IncidentEntry.Reminded(var operatorsToo) ->
          ReminderView.write(scene, operatorsToo, entry.number(), message);
    }
  }

  @Override
  public List<Event> events(Teller teller, IncidentEntry content) {
    return switch (content) {
      case IncidentEntry.Ended end -> List.of(teller.event(ended(teller, end.how())));
      case IncidentEntry.Reached(var milestone) ->
          milestone(teller, milestone).stream().map(teller::event).toList();
      case IncidentEntry.Reminded _ -> List.of();
    };
  }

  private static Text ended(Teller teller, CalledOff end) {
    var scene = teller.scene();
    return switch (end) {
      case CalledOff.Closed(_, var by) ->
          by.map(it -> scene.say("closed by {person}", teller.name(it)))
              .orElseGet(() -> scene.say("closed, nobody answered"));
      case CalledOff.Cancelled(var by) ->
          by.map(it -> scene.say("plan cancelled by {person}", teller.name(it)))
              .orElseGet(() -> scene.say("plan cancelled, nobody answered"));
    };
  }

  private static Optional<Text> milestone(Teller teller, Milestone milestone) {
    var scene = teller.scene();
    return switch (milestone) {
      case Milestone.Waiting _ -> Optional.of(scene.say("waited for another deployment"));
      case Milestone.PausedAgain _ ->
          Optional.of(scene.say("auto-deploy turned on by somebody, paused again"));
      case Milestone.BranchReady(var branch, _, _, var autoDeploy) ->
          Optional.of(
              autoDeploy == AutoDeploy.PAUSED
                  ? scene.say(
                      "auto-deploy paused, branch {branch} ready", Text.code(branch.value()))
                  : scene.say("branch {branch} ready", Text.code(branch.value())));
      case Milestone.ArchiveReady(var commit, _, var autoDeploy) ->
          Optional.of(
              autoDeploy == AutoDeploy.PAUSED
                  ? scene.say(
                      "auto-deploy paused, archive of {commit} ready",
                      Text.code(commit.abbreviated()))
                  : scene.say("archive of {commit} ready", Text.code(commit.abbreviated())));
      case Milestone.DeploymentStarted _ -> Optional.of(scene.say("deployment started"));
      case Milestone.AskedByHand(_, var by) ->
          Optional.of(scene.say("deployment started by hand, {byPerson}", scene.wording().by(by)));
      case Milestone.Live(var version) ->
          Optional.of(scene.say("{version} live", Text.code(version.text())));
      case Milestone.DatabaseRestored restored ->
          Optional.of(LostData.of(restored, scene, teller.date()));
      case Milestone.BotWasAway(var from, var to) ->
          Optional.of(
              scene.say(
                  "the bot was back, after {duration} away",
                  scene.wording().duration(Duration.between(from, to))));
      case Milestone.TakesLong _, Milestone.FlagsUnreadable _ -> Optional.empty();
    };
  }
}
