package rollbackbot.slack.view;

import com.slack.api.model.block.element.BlockElement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.plan.Plan;
import rollbackbot.release.DeploymentId;
import rollbackbot.rollback.ActionIds;
import rollbackbot.rollback.BranchDeployment;
import rollbackbot.rollback.BranchOffer;
import rollbackbot.rollback.BranchOffer.HeadIs;
import rollbackbot.rollback.BranchOffers;
import rollbackbot.rollback.BranchTrouble;
import rollbackbot.rollback.ThreadEntry.Content.BranchDeployed;
import rollbackbot.rollback.ThreadEntry.Content.BranchDeploying;
import rollbackbot.rollback.ThreadEntry.Content.BranchNotDeployed;
import rollbackbot.rollback.ThreadEntry.Content.OfLinkedBranch;
import rollbackbot.rollback.ThreadEntry.Health;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;

/** The linked branch after the fix: how it stands, and what comes of deploying it. */
final class LinkedBranchView {
  private static final int MOST_WORDS = 300;

  private LinkedBranchView() {}

  /** How the branch stands, with the button that deploys it where a click would have an effect. */
  static void offer(Scene scene, BranchOffer offer, int number, Message message) {
    message.section(standing(scene, offer));
    BranchOffers.open(scene.incident())
        .filter(open -> open.number() == number)
        .ifPresent(open -> message.controls(List.of(button(scene, open))));
  }

  private static String standing(Scene scene, BranchOffer offer) {
    var branch = name(offer.branch());
    var commit = offer.head().map(LinkedBranchView::commit).orElse("?");
    return switch (offer.headIs()) {
      case IN_PRODUCTION ->
          scene.say(
              "{0} est au commit {1}, celui de la production : rien à déployer.",
              "{0} is at commit {1}, the one in production: nothing to deploy.", branch, commit);
      case ROLLED_AWAY_FROM ->
          scene.say(
              "⚠️ {0} est encore au commit {1}, celui de {2} : le déployer ramènerait le problème."
                  + " Poussez d'abord le correctif, il sera déployé de lui-même.",
              "⚠️ {0} is still at commit {1}, the one of {2}: deploying it would bring the problem"
                  + " back. Push the fix first, it is deployed by itself.",
              branch,
              commit,
              scene.plan().map(Plan::from).map(ReleaseText::label).orElse("?"));
      case ON_TOP_OF_IT, WITHOUT_IT, ANOTHER ->
          scene.say(
              "{0} est au commit {1}, qui n'est pas encore en production.",
              "{0} is at commit {1}, which isn't in production yet.", branch, commit);
      case UNKNOWN ->
          scene.say(
              "Le commit de {0} n'a pas pu être lu : regardez-le avant de déployer.",
              "The commit of {0} couldn't be read: please look at it before you deploy.", branch);
    };
  }

  private static BlockElement button(Scene scene, BranchOffers.Open open) {
    var offer = open.offer();
    var handle = scene.handle().withOption(open.number());
    var label =
        scene.say(
            "Déployer {0} maintenant",
            "Deploy {0} now", MessageText.plain(offer.branch().value(), 40));
    boolean risky =
        switch (offer.headIs()) {
          case ROLLED_AWAY_FROM, IN_PRODUCTION, UNKNOWN -> true;
          case ON_TOP_OF_IT, WITHOUT_IT, ANOTHER -> false;
        };
    var confirmed =
        Controls.confirmed(
            risky
                ? Controls.danger(ActionIds.BRANCH_DEPLOY, label, handle)
                : Controls.button(ActionIds.BRANCH_DEPLOY, label, handle),
            scene.say("Déployer cette branche ?", "Deploy this branch?"),
            scene.say(
                    "Scalingo déploie {0} sur {1}.",
                    "Scalingo deploys {0} to {1}.",
                    named(offer.branch(), offer.head()),
                    scene.appName())
                + (offer.headIs() == HeadIs.ROLLED_AWAY_FROM
                    ? scene.say(
                        " ⚠️ C'est la version qui posait problème.",
                        " ⚠️ It is the version with the problem.")
                    : ""),
            scene.say("Déployer", "Deploy"),
            scene.say("Annuler", "Cancel"));
    return risky ? Controls.dangerousOnceMore(confirmed) : confirmed;
  }

  private static String name(BranchName branch) {
    return MessageText.code(branch.value());
  }

  private static String commit(CommitId commit) {
    return MessageText.code(commit.abbreviated());
  }

  private static String named(BranchName branch, Optional<CommitId> head) {
    return name(branch) + head.map(it -> " (" + commit(it) + ")").orElse("");
  }

  static void write(Scene scene, OfLinkedBranch news, int number, Message message) {
    switch (news) {
      case BranchDeploying deploying -> message.section(deploying(scene, deploying));
      case BranchDeployed deployed -> message.section(deployed(scene, deployed));
      case BranchNotDeployed(var branch, var why, var offer) -> {
        message.section(
            scene.say("🔴 *{0}* : {1}", "🔴 *{0}*: {1}", name(branch), why(scene, why)));
        offer.ifPresent(now -> offer(scene, now, number, message));
      }
    }
  }

  private static String deploying(Scene scene, BranchDeploying deploying) {
    var branch = name(deploying.branch());
    var page = page(scene, deploying.deployment());
    return deploying.found()
        ? scene.say(
            "🚀 Déploiement de {0} retrouvé : {1}. Scalingo n'avait pas répondu à la demande, qui"
                + " était bien arrivée.",
            "🚀 Deployment of {0} found: {1}. Scalingo hadn't answered the request, but it had"
                + " arrived.",
            branch,
            page)
        : scene.say(
            "🚀 Déploiement de {0} lancé, demandé par {1} : {2}.",
            "🚀 Deployment of {0} started, asked for by {1}: {2}.",
            branch,
            MessageText.mention(deploying.by()),
            page);
  }

  private static String page(Scene scene, DeploymentId deployment) {
    return scene
        .link(deployment, scene.say("le voir sur Scalingo", "see it on Scalingo"))
        .orElseGet(() -> MessageText.code(deployment.value()));
  }

  private static String deployed(Scene scene, BranchDeployed deployed) {
    var proved = deployed.commit().filter(CommitId::looksLikeCommit);
    var branch = name(deployed.branch());
    var what =
        proved
            .map(ref ->
                scene.say(
                    "*{0} est déployée*, commit {1}.",
                    "*{0} is deployed*, commit {1}.", branch, ReleaseText.ref(ref)))
            .orElseGet(() ->
                scene.say(
                    "*{0} est déployée*, Scalingo ne dit pas à quel commit.",
                    "*{0} is deployed*, Scalingo doesn't say at which commit.", branch));
    var other =
        proved
            .filter(ref -> deployed.wanted().filter(wanted -> !wanted.isNamedBy(ref)).isPresent())
            .map(_ ->
                scene.say(
                    " ⚠️ Ce n'est pas celui qui a été confirmé ({0}) : la branche a bougé"
                        + " entre-temps.",
                    " ⚠️ It isn't the one that was confirmed ({0}): the branch moved meanwhile.",
                    deployed.wanted().map(LinkedBranchView::commit).orElse("?")))
            .orElse("");
    boolean isWhatWasConfirmed = proved.isPresent() && other.isEmpty();
    return dot(deployed.health(), isWhatWasConfirmed)
        + " "
        + what
        + other
        + " "
        + health(scene, deployed.health());
  }

  private static String dot(Health health, boolean isWhatWasConfirmed) {
    return switch (health) {
      case GOOD -> isWhatWasConfirmed ? "🟢" : "🟠";
      case NOT_CHECKED -> "🟠";
      case NOT_GOOD -> "🔴";
    };
  }

  private static String health(Scene scene, Health health) {
    return switch (health) {
      case GOOD ->
          scene.say(
              "Le contrôle de santé a bien répondu pendant {0}.",
              "The health check answered well for {0}.", scene.healthGoodFor());
      case NOT_GOOD ->
          scene.say(
              "*Le contrôle de santé ne répond pas bien*, même après {1} : `/rollback {0}` pour"
                  + " revenir en arrière.",
              "*The health check doesn't answer well*, even after {1}: `/rollback {0}` to go"
                  + " back.",
              scene.appName(),
              scene.healthLimit());
      case NOT_CHECKED ->
          scene.say(
              "Aucun contrôle de santé n'est configuré : testez l'app vous-même.",
              "No health check is configured: please test the app yourself.");
    };
  }

  private static String why(Scene scene, BranchTrouble why) {
    return switch (why) {
      case BranchTrouble.Moved _ ->
          scene.say(
              "rien n'est déployé, la branche a changé de commit depuis la confirmation.",
              "nothing is deployed, the branch has moved since it was confirmed.");
      case BranchTrouble.OtherIncident _ ->
          scene.say(
              "rien n'est déployé, un autre incident de l'app est ouvert.",
              "nothing is deployed, another incident of the app is open.");
      case BranchTrouble.Busy(var with) ->
          scene.say(
              "rien n'est demandé, Scalingo déploie déjà {0}, lancé {1}.",
              "nothing is asked for, Scalingo is deploying {0} already, started {1}.",
              ReleaseText.what(with, scene.wording()),
              scene.wording().by(with.pusher()));
      case BranchTrouble.Said(var words) ->
          scene.say(
              "rien n'est déployé ({0}).",
              "nothing is deployed ({0}).", MessageText.code(words, MOST_WORDS));
      case BranchTrouble.NeverAnswered _ ->
          scene.say(
              "Scalingo n'a pas répondu à la demande, et le bot ne trouve pas de déploiement."
                  + " Regardez sur {0} avant de redemander.",
              "Scalingo didn't answer the request, and the bot finds no deployment. Please look on"
                  + " {0} before you ask again.",
              scene.appLink("Scalingo"));
      case BranchTrouble.Failed(var deployment, var status) ->
          scene.say(
              "le déploiement a échoué ({0}), la production n'a pas changé : {1}.",
              "the deployment failed ({0}), production hasn't changed: {1}.",
              MessageText.code(status.word()),
              page(scene, deployment));
      case BranchTrouble.NoEnd(var deployment) ->
          scene.say(
              "le déploiement n'est pas terminé après {1}, le bot ne le suit plus : {0}.",
              "the deployment hasn't ended after {1}, the bot stops following it: {0}.",
              page(scene, deployment),
              scene.followLimit());
    };
  }

  /** The board's line while it is under way, and once it is done. */
  static Optional<String> board(Scene scene) {
    return scene
        .incident()
        .branchDeployment()
        .map(deployment -> underWay(scene, deployment))
        .or(() ->
            scene.lastBefore(
                Integer.MAX_VALUE,
                content ->
                    content instanceof BranchDeployed deployed
                        ? Optional.of(
                            scene.say(
                                "*Depuis :* {0}", "*Since then:* {0}", deployed(scene, deployed)))
                        : Optional.empty()));
  }

  private static String underWay(Scene scene, BranchDeployment deployment) {
    var request = deployment.request();
    var step =
        switch (deployment) {
          case BranchDeployment.Wanted _ ->
              scene.say("le bot vérifie la branche", "the bot checks the branch");
          case BranchDeployment.Requesting(_, _, var asked) ->
              asked.isLooking()
                  ? scene.say(
                      "pas de réponse à la demande depuis {0}, le bot cherche si elle est arrivée",
                      "no answer to the request for {0}, the bot looks whether it arrived",
                      since(scene, request.at()))
                  : scene.say("demandé à Scalingo", "asked for at Scalingo");
          case BranchDeployment.Following following ->
              scene.say(
                  "en cours depuis {0}, statut {1}",
                  "running for {0}, status {1}",
                  since(scene, following.since()),
                  MessageText.code(following.status().word()));
          case BranchDeployment.Checking checking ->
              scene.say(
                  "déployée, santé vérifiée depuis {0} ({1} au plus)",
                  "deployed, health being checked for {0} ({1} at most)",
                  since(scene, checking.since()),
                  scene.healthLimit());
        };
    return scene.say(
        "⏳ *Déploiement de {0}*, demandé par {1} : {2}.",
        "⏳ *Deploying {0}*, asked for by {1}: {2}.",
        named(request.branch(), request.head()),
        MessageText.mention(request.by()),
        step);
  }

  private static String since(Scene scene, Instant since) {
    return scene.wording().duration(Duration.between(since, scene.now()));
  }
}
