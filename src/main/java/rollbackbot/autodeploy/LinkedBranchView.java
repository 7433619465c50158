package rollbackbot.autodeploy;

import java.util.List;
import java.util.Optional;
import rollbackbot.autodeploy.AutoDeployEntry.BranchDeployed;
import rollbackbot.autodeploy.AutoDeployEntry.BranchDeploying;
import rollbackbot.autodeploy.AutoDeployEntry.BranchNotDeployed;
import rollbackbot.autodeploy.AutoDeployEntry.OfLinkedBranch;
import rollbackbot.incident.BranchOffer;
import rollbackbot.incident.BranchOffer.HeadIs;
import rollbackbot.incident.Entry.Health;
import rollbackbot.offer.Approvals;
import rollbackbot.people.ActionIds;
import rollbackbot.release.DeploymentId;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;
import rollbackbot.text.Control;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.words.Controls;
import rollbackbot.words.FailureCode;
import rollbackbot.words.ReleaseText;
import rollbackbot.words.Scene;

/** The linked branch after the fix: how it stands, and what comes of deploying it. */
final class LinkedBranchView {

  private LinkedBranchView() {}

  /** How the branch stands, with the button that deploys it where a click would have an effect. */
  static void offer(Scene scene, BranchOffer offer, int number, Draft message) {
    message.section(BranchStanding.of(scene, offer));
    BranchOffers.open(scene.incident())
        .filter(open -> open.number() == number)
        .ifPresent(open -> message.controls(List.of(button(scene, open))));
  }

  private static Control.Button button(Scene scene, BranchOffers.Open open) {
    var offer = open.offer();
    var handle = scene.handle().withOption(open.number());
    var label = scene.say("Deploy {branch} now", Text.foreign(offer.branch().value(), 40));
    boolean risky =
        switch (offer.headIs()) {
          case ROLLED_AWAY_FROM, IN_PRODUCTION, UNKNOWN -> true;
          case ON_TOP_OF_IT, WITHOUT_IT, ANOTHER -> false;
        };
    var title = scene.say("Deploy this branch?");
    var text =
        scene
            .say(
                "Scalingo deploys {branch} to {app}.",
                named(scene, offer.branch(), offer.head()),
                scene.appName())
            .then(
                offer.headIs() == HeadIs.ROLLED_AWAY_FROM
                    ? scene.say(" ⚠️ It is the version with the problem.")
                    : Text.EMPTY)
            .then(
                Approvals.rule(scene.incident(), scene.app()).asksASecond()
                    ? scene.say(" Another person must then approve.")
                    : Text.EMPTY);
    var yes = scene.say("Deploy");
    var no = scene.say("Cancel");
    return risky
        ? Controls.dangerousOnceMore(
            Controls.danger(ActionIds.BRANCH_DEPLOY, label, handle), title, text, yes, no)
        : Controls.confirmed(
            Controls.button(ActionIds.BRANCH_DEPLOY, label, handle), title, text, yes, no);
  }

  static Text name(BranchName branch) {
    return Text.code(branch.value());
  }

  private static Text commit(CommitId commit) {
    return Text.code(commit.abbreviated());
  }

  static Text named(Scene scene, BranchName branch, Optional<CommitId> head) {
    return head.map(it -> scene.say("{branch} ({commit})", name(branch), commit(it)))
        .orElseGet(() -> name(branch));
  }

  static void write(Scene scene, OfLinkedBranch news, int number, Draft message) {
    switch (news) {
      case BranchDeploying deploying -> message.section(deploying(scene, deploying));
      case BranchDeployed deployed -> message.section(deployed(scene, deployed));
      case BranchNotDeployed(var branch, var why, var offer) -> {
        message.section(notDeployed(scene, branch, why));
        offer.ifPresent(now -> offer(scene, now, number, message));
      }
    }
  }

  private static Text notDeployed(Scene scene, BranchName branch, BranchTrouble why) {
    var text = scene.say("*{branch}*: {why}", name(branch), why(scene, why));
    return Text.foreign(why instanceof BranchTrouble.StoppedBy ? "✋" : "🔴").and(text);
  }

  private static Text deploying(Scene scene, BranchDeploying deploying) {
    var branch = name(deploying.branch());
    var page = page(scene, deploying.deployment());
    return deploying.found()
        ? scene.say(
            "🚀 Deployment of {branch} found: {page}. Scalingo hadn't answered the request, but it"
                + " had arrived.",
            branch,
            page)
        : scene.say(
            "🚀 Deployment of {branch} started, requested by {person}: {page}.",
            branch,
            Text.mention(deploying.by()),
            page);
  }

  private static Text page(Scene scene, DeploymentId deployment) {
    return scene
        .link(deployment, scene.say("see it on Scalingo"))
        .orElseGet(() -> Text.code(deployment.value()));
  }

  private static Text deployed(Scene scene, BranchDeployed deployed) {
    var branch = name(deployed.branch());
    var what =
        proved(deployed)
            .map(ref ->
                scene.say("*{branch} is deployed*, commit {commit}.", branch, ReleaseText.ref(ref)))
            .orElseGet(() ->
                scene.say("*{branch} is deployed*, Scalingo doesn't say at which commit.", branch));
    var other =
        isOther(deployed)
            ? scene.say(
                " ⚠️ It isn't the one that was confirmed ({commit}): the branch moved meanwhile.",
                deployed.wanted().map(LinkedBranchView::commit).orElse(Text.foreign("?")))
            : Text.EMPTY;
    return dot(deployed.health(), isWhatWasConfirmed(deployed))
        .and(what.then(other))
        .and(health(scene, deployed.health()));
  }

  static Text dot(Health health, boolean isWhatWasConfirmed) {
    return Text.foreign(
        switch (health) {
          case GOOD -> isWhatWasConfirmed ? "🟢" : "🟠";
          case NOT_CHECKED -> "🟠";
          case NOT_GOOD -> "🔴";
        });
  }

  private static Text health(Scene scene, Health health) {
    return switch (health) {
      case GOOD -> scene.say("The health check passed for {time}.", scene.healthGoodFor());
      case NOT_GOOD ->
          scene.say(
              "*The health check doesn't pass*, even after {limit}: `/rollback {app}` to go"
                  + " back.",
              scene.healthLimit(),
              scene.appName());
      case NOT_CHECKED -> scene.say("No health check is configured: please test the app yourself.");
    };
  }

  private static Text why(Scene scene, BranchTrouble why) {
    return switch (why) {
      case BranchTrouble.Moved _ ->
          scene.say("nothing is deployed, the branch has moved since it was confirmed.");
      case BranchTrouble.RightLost(var person) ->
          scene.say(
              "nothing is deployed, {person} may not act on this app any more.",
              Text.mention(person));
      case BranchTrouble.StoppedBy(var person) ->
          scene.say("nothing is deployed, stopped by {person}.", Text.mention(person));
      case BranchTrouble.OtherIncident _ ->
          scene.say("nothing is deployed, another incident of the app is open.");
      case BranchTrouble.Busy(var with) ->
          scene.say(
              "nothing was requested, Scalingo is already deploying {commit}, started {byPerson}.",
              ReleaseText.what(with, scene.wording()),
              scene.wording().by(with.pusher()));
      case BranchTrouble.Said(var words) ->
          scene.say("nothing is deployed: {words}.", scene.trouble(words));
      case BranchTrouble.NeverAnswered _ ->
          scene.say(
              "Scalingo didn't answer the request, and the bot finds no deployment. Please look on"
                  + " {page} before you ask again.",
              scene.scalingo());
      case BranchTrouble.Failed(var deployment, var status) ->
          scene
              .say(
                  "the deployment failed ({status}), production hasn't changed: {page}.",
                  Text.code(status.word()),
                  page(scene, deployment))
              .and(FailureCode.meaning(status, scene.wording()));
      case BranchTrouble.NoEnd(var deployment) ->
          scene.say(
              "the deployment hasn't ended after {limit}, the bot stops following it: {page}.",
              scene.followLimit(),
              page(scene, deployment));
    };
  }

  /** What Scalingo says that runs. */
  static Optional<String> proved(BranchDeployed deployed) {
    return deployed.commit().filter(CommitId::looksLikeCommit);
  }

  private static boolean isOther(BranchDeployed deployed) {
    return proved(deployed)
        .filter(ref -> deployed.wanted().filter(wanted -> !wanted.isNamedBy(ref)).isPresent())
        .isPresent();
  }

  static boolean isWhatWasConfirmed(BranchDeployed deployed) {
    return proved(deployed).isPresent() && !isOther(deployed);
  }
}
