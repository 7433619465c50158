package rollbackbot.words;

import java.util.List;
import java.util.Optional;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.Running;
import rollbackbot.people.ActionIds;
import rollbackbot.release.DeploymentId;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;

/** The events of a rollback that people should notice. */
public final class MilestoneView {

  private MilestoneView() {}

  public static void write(Scene scene, Milestone milestone, Draft message) {
    switch (milestone) {
      case Milestone.Waiting(var other) ->
          message.section(
              scene.say(
                  "⏳ Another deployment is running: {commit}, started {byPerson}, {date}. Nothing"
                      + " can stop it: the rollback waits for its end, then checks the plan again.",
                  ReleaseText.what(other, scene.wording()),
                  scene.wording().by(other.pusher()),
                  scene.wording().date(other.createdAt())));
      case Milestone.PausedAgain _ ->
          message.section(
              scene.say("Somebody turned auto-deploy on during the rollback: it is paused again."));
      case Milestone.BranchReady ready -> message.section(branch(scene, ready));
      case Milestone.ArchiveReady(var commit, var access, var autoDeploy) ->
          message.section(
              ArchiveText.ready(commit, access, scene)
                  .and(
                      Optional.of(autoDeploy(scene, autoDeploy))
                          .filter(it -> !it.equals(Text.EMPTY))));
      case Milestone.DeploymentStarted(var deployment, var found) ->
          message.section(
              found
                  ? scene.say(
                      "🚀 Deployment found: {page}. Scalingo hadn't answered the request, but it"
                          + " had arrived.",
                      page(scene, deployment))
                  : scene.say("🚀 Deployment started: {page}.", page(scene, deployment)));
      case Milestone.AskedByHand(var deployment, var by) ->
          message.section(
              scene.say(
                  "🚀 Deployment started by hand, {byPerson}: {page}. The bot follows and verifies"
                      + " this one, and requests no other.",
                  scene.wording().by(by),
                  page(scene, deployment)));
      case Milestone.Live(var version) ->
          message.section(
              scene.say(
                  "Scalingo reports {version} deployed; still to be verified.",
                  Text.code(version.text())));
      case Milestone.TakesLong(var deployment, var prompt) ->
          takesLong(scene, deployment, prompt, message);
      case Milestone.BotWasAway(var from, var to) ->
          message.section(
              scene.say(
                  "⏸️ *The bot was away*: it looked at nothing from {from} to {to}, and goes on"
                      + " where it was.",
                  scene.wording().timeToTheSecond(from, to),
                  scene.wording().timeToTheSecond(to, to)));
      case Milestone.FlagsUnreadable(var why) ->
          message.section(
              scene.say(
                  "⚠️ The app's variables couldn't be read ({why}): the questions go on.",
                  scene.trouble(why)));
      case Milestone.DatabaseRestored restored ->
          message.section(
              scene.say(
                  "✅ By Scalingo: {restored}.",
                  LostData.of(restored, scene, at -> scene.wording().time(at, scene.now()))));
    }
  }

  private static Text page(Scene scene, DeploymentId deployment) {
    return scene
        .link(deployment, scene.say("see it on Scalingo"))
        .orElseGet(() -> Text.code(deployment.value()));
  }

  private static Text branch(Scene scene, Milestone.BranchReady ready) {
    var branch = Text.code(ready.branch().value());
    var commit = Text.code(ready.commit().abbreviated());
    var text =
        ready.wasThere()
            ? scene.say("Branch {branch} was there already, at commit {commit}.", branch, commit)
            : scene.say("Branch {branch} created at commit {commit}.", branch, commit);
    return text.and(autoDeploy(scene, ready.autoDeploy()));
  }

  private static Text autoDeploy(Scene scene, AutoDeploy autoDeploy) {
    return switch (autoDeploy) {
      case PAUSED -> scene.say("Auto-deploy is paused.");
      case WAS_OFF -> scene.say("Auto-deploy was off already.");
      case UNTOUCHED, RESUMING, PUTTING_BACK, RESUMED -> Text.EMPTY;
    };
  }

  private static void takesLong(Scene scene, DeploymentId deployment, int prompt, Draft message) {
    message.section(
        scene.say(
            "⚠️ *Not finished after more than {limit}* ({page}). The bot keeps following it. Giving"
                + " up doesn't stop Scalingo: the bot only stops following, and auto-deploy stays"
                + " as it is.",
            scene.followLimit(),
            page(scene, deployment)));
    if (scene.incident().state() instanceof Running && scene.isAskedNow(prompt)) {
      message.controls(
          List.of(
              Controls.danger(
                  ActionIds.ROLLBACK_GIVE_UP, scene.say("Stop following"), scene.handle(prompt))));
    }
  }
}
