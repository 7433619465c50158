package rollbackbot.words;

import java.util.regex.Pattern;
import rollbackbot.plan.Failure;
import rollbackbot.plan.Failure.Reason;
import rollbackbot.release.DeploymentId;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.trouble.TroubleText;

/** Why a rollback stopped: what happened, and what cures it. */
public final class FailureText {
  private static final int WORDS = 400;

  /** What may be meant for a commit, and is too short for one. */
  private static final Pattern SHORTENED =
      Pattern.compile("(?=.*\\d)(?=.*[a-f])[0-9a-f]{4,6}|\\d{6}");

  private FailureText() {}

  /** One line for the board. */
  public static Text title(Reason reason, Wording wording) {
    return switch (reason) {
      case Reason.NoLink _ -> wording.say("no repository linked");
      case Reason.NoArchive _ -> wording.say("no archive available");
      case Reason.OtherRepositoryLinked _ -> wording.say("another repository is linked");
      case Reason.NothingDeployed _ -> wording.say("no successful deployment found");
      case Reason.NoEarlierRelease _ -> wording.say("no earlier version is proven");
      case Reason.NoSuchVersion _ -> wording.say("unknown version");
      case Reason.CommitGone _ -> wording.say("commit missing from the repository");
      case Reason.RunsAlready _ -> wording.say("version already in production");
      case Reason.NoBranchName _ -> wording.say("no free branch name");
      case Reason.PushRefused _ -> wording.say("push refused");
      case Reason.Refused _ -> wording.say("request refused");
      case Reason.Unreachable _ -> wording.say("a service doesn't answer");
      case Reason.NeverAnswered _ -> wording.say("deployment request unanswered");
      case Reason.DeploymentFailed _ -> wording.say("the deployment failed");
      case Reason.OtherCommit _ -> wording.say("another commit was deployed");
      case Reason.Superseded _ -> wording.say("another deployment came after");
      case Reason.NotHealthy _ -> wording.say("version deployed, but not healthy");
      case Reason.DatabaseNotRestored _ -> wording.say("database not restored");
      case Reason.RestoreDeclined _ -> wording.say("database restore declined");
      case Reason.Fault _ -> wording.say("a fault of the bot");
    };
  }

  /** What happened, and what would help. */
  public static Text story(Failure failure, Scene scene) {
    return switch (failure.reason()) {
      case Reason.NoLink _ -> ArchiveText.noRoad(scene);
      case Reason.NoArchive(var why, var host) -> ArchiveText.missing(why, host, scene);
      case Reason.OtherRepositoryLinked(var configured, var linked) ->
          scene.say(
              "The configured repository ({configured}) isn't the one linked to the app ({linked})."
                  + " Correct one of them, then try again.",
              Text.code(configured),
              Text.code(linked));
      case Reason.NothingDeployed(var among) ->
          scene.say(
              "No deployment{among} succeeded: there is nothing to go back to.",
              ReleaseText.among(among, scene.wording()));
      case Reason.NoEarlierRelease(var passedOver, var among) ->
          passedOver.isEmpty()
              ? scene.say(
                  "No deployment{among} before the current one succeeded.",
                  ReleaseText.among(among, scene.wording()))
              : scene.say(
                  "No earlier version{among} can be used:{list}",
                  ReleaseText.among(among, scene.wording()),
                  ReleaseText.passedOver(passedOver, scene.wording()));
      case Reason.NoSuchVersion(var version, var nearest, var needed) ->
          needed
              .map(tag ->
                  scene.say(
                      "{version} has neither a tag (it would be {tag}, by `tag-format`) nor a"
                          + " deployment.",
                      Text.code(version.text()),
                      Text.code(tag.value())))
              .orElseGet(
                  () -> scene.say("There is no tag for {version}.", Text.code(version.text())))
              .then(nearest.map(near -> nearest(near, scene.wording())).orElse(Text.EMPTY))
              .then(
                  SHORTENED.matcher(version.text()).matches()
                      ? scene.say(" Of a commit, give at least 7 digits.")
                      : Text.EMPTY);
      case Reason.CommitGone(var commit) ->
          scene.say(
              "The repository doesn't have the commit {commit} (any more). Push it to the Git host,"
                  + " or choose another version.",
              ReleaseText.ref(commit.value()));
      case Reason.RunsAlready(var version) ->
          scene.say(
              "{version} is already in production: there is nothing to roll back.",
              Text.code(version));
      case Reason.NoBranchName reason -> noBranchName(reason, scene);
      case Reason.PushRefused(var words) ->
          scene.say(
              "The Git host refuses to let the bot create the branch: {words}. Check the bot's"
                  + " rights and the protection rules, then try again.",
              Text.code(words, WORDS));
      case Reason.Refused(var what) ->
          scene
              .say("The bot can't go on: {words}.", scene.trouble(what))
              .and(new TroubleText(scene.wording()).cure(what));
      case Reason.Unreachable(var what) ->
          scene.say(
              "A service was away for so long that the bot stopped: {words}.", scene.trouble(what));
      case Reason.NeverAnswered _ ->
          scene.say(
              "Scalingo didn't answer the request for a deployment, and the bot can't tell whether"
                  + " it arrived. It doesn't ask again by itself: that might make two deployments."
                  + " Look at the deployments on {page}, then decide.",
              scene.scalingo());
      case Reason.DeploymentFailed(var deployment, var status) ->
          scene
              .say(
                  "Scalingo ended {deployment} with a failure: {status}. It didn't go into"
                      + " service.",
                  deployment(deployment, scene.say("the deployment"), scene),
                  Text.code(status.word()))
              .and(FailureCode.meaning(status, scene.wording()));
      case Reason.OtherCommit(var deployment, var found, var wanted) ->
          scene.say(
              "{deployment} succeeded, but with commit {found} instead of {wanted}: that isn't the"
                  + " plan's version.",
              deployment(deployment, scene.say("The deployment"), scene),
              ReleaseText.ref(found),
              Text.code(wanted.abbreviated()));
      case Reason.Superseded(var deployment, var by) ->
          scene.say(
              "{deployment} succeeded, then another deployment went into production: {other},"
                  + " started {byPerson}, {date}. The rollback is no longer in place.",
              deployment(deployment, scene.say("The deployment"), scene),
              ReleaseText.what(by, scene.wording()),
              scene.wording().by(by.pusher()),
              scene.wording().date(by.createdAt()));
      case Reason.NotHealthy(_, var lastAnswer) ->
          scene.say(
              "The version is live, but its health check didn't pass for {time} in a row"
                  + " within {limit}. Last answer: {answer}",
              scene.healthGoodFor(),
              scene.healthLimit(),
              HealthText.answer(scene, lastAnswer));
      case Reason.DatabaseNotRestored(var by) ->
          scene.say(
              "{person} said that the database could not be restored. Nothing was deployed"
                  + " since the confirmation.",
              Text.mention(by));
      case Reason.RestoreDeclined(var by) ->
          scene.say(
              "{person} stopped here, rather than restore the database. Nothing was deployed since"
                  + " the confirmation. Without a restore: give up, then {command}.",
              Text.mention(by),
              Text.code("/rollback " + scene.app().name().value() + " previous"));
      case Reason.Fault(var what) ->
          scene.say(
              "The bot met an internal error, three times in a row: {words}. Its log says more.",
              Text.code(what, WORDS));
    };
  }

  /** Never to delete a branch: it may be the one that production is deployed from. */
  private static Text noBranchName(Reason.NoBranchName reason, Scene scene) {
    var wanted = Text.code(reason.wanted().value());
    var why =
        reason
            .inTheWay()
            .map(it ->
                scene
                    .say(
                        "A branch {branch} exists, so Git can't create {wanted}.",
                        Text.code(it.branch().value()),
                        wanted)
                    .then(it.deploysProduction() ? isLinked(scene) : Text.EMPTY))
            .orElseGet(() ->
                scene.say(
                    "{wanted} and the names that follow it are taken, or another branch is in the"
                        + " way.",
                    wanted));
    var example = "branch-format: \"" + reason.otherFormat().orElse("rollback-{tag}") + "\"";
    return why.then(
        scene.say(
            " Give the app another `branch-format` in `rollback.yml`, for example {example},"
                + " restart the bot, then try again.",
            Text.code(example)));
  }

  private static Text isLinked(Scene scene) {
    return scene.say(
        " It is the linked branch, which production is deployed from: leave it where it is.");
  }

  static Text nearest(String near, Wording wording) {
    return wording.say(" The nearest one: {near}.", Text.code(near));
  }

  private static Text deployment(DeploymentId id, Text label, Scene scene) {
    return scene.link(id, label).orElseGet(() -> label.and(Text.code(id.value())));
  }
}
