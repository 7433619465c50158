package rollbackbot.deploy.view;

import java.util.List;
import java.util.Optional;
import rollbackbot.archive.ArchiveRoad;
import rollbackbot.deploy.ByHand;
import rollbackbot.deploy.DeployEntry;
import rollbackbot.deploy.DeployEntry.HandProgress;
import rollbackbot.deploy.DeployEntry.HandWork;
import rollbackbot.offer.OfferState;
import rollbackbot.plan.Plan;
import rollbackbot.source.BranchName;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.words.Scene;

/** What people can do in the bot's place, ready to be pasted, and what came of it. */
final class ByHandView {
  private static final String BLOCK = "by-hand";
  private static final int MOST_LOOK = 300;

  private ByHandView() {}

  static void write(Scene scene, DeployEntry.ByHand byHand, Draft message) {
    switch (byHand.progress()) {
      case OPEN -> {
        if (ByHand.isOpen(scene.incident(), byHand)) {
          open(scene, byHand, message);
        } else {
          over(scene, message);
        }
      }
      case BRANCH_SEEN -> message.section(goesOn(scene, byHand));
      case DEPLOYMENT_SEEN ->
          message.section(scene.say("✅ The deployment was requested: the bot goes on from there."));
      case OVER -> over(scene, message);
    }
  }

  private static Text goesOn(Scene scene, DeployEntry.ByHand byHand) {
    var plan = byHand.confirmed().plan();
    if (plan.archive().isPresent()) {
      return scene.say(
          "✅ The bot goes on: it is about to request the deployment itself, so please don't. If"
              + " somebody has just requested one, it follows that one.");
    }
    var branch = Text.code(plan.branch().value());
    return byHand.left().contains(HandWork.DEPLOYMENT)
        ? scene.say(
            "✅ The branch {branch} is there, at the right commit: the bot is about to request the"
                + " deployment itself, so please don't. If somebody has just requested one, it"
                + " follows that one.",
            branch)
        : scene.say(
            "✅ The branch {branch} is there, at the right commit: the bot goes on by itself.",
            branch);
  }

  /** The branch alone: nothing else is confirmed. */
  static void write(Scene scene, DeployEntry.PushByHand push, Draft message) {
    if (push.progress() == HandProgress.BRANCH_SEEN) {
      message.section(
          scene.say(
              "✅ The branch {branch} is there, at the right commit: the plan follows, to be"
                  + " confirmed.",
              Text.code(push.plan().branch().value())));
    } else if (ByHand.isOpen(scene.incident(), push)) {
      open(scene, push, message);
    } else {
      over(scene, message);
    }
  }

  private static void open(Scene scene, DeployEntry.PushByHand push, Draft message) {
    var command = ByHand.branchCommand(push.plan());
    if (command.isEmpty()) {
      unsafe(scene, message);
      return;
    }
    message.section(intro(scene));
    message.commands(BLOCK, command.get());
    message.section(
        inAClone(scene)
            .and(scene.say("The bot notices the branch, then makes the plan, to be confirmed.")));
  }

  private static Text inAClone(Scene scene) {
    return scene.say("In a clone that has the commit, with your own rights.");
  }

  private static void unsafe(Scene scene, Draft message) {
    message.section(
        scene.say(
            "🛠️ What is left could be done by hand, but a name contains characters that aren't"
                + " safe on a command line. Use {page}, and the Git host's page.",
            scene.scalingo()));
  }

  private static void over(Scene scene, Draft message) {
    message.section(scene.say("Nothing is left to do by hand here."));
  }

  private static void open(Scene scene, DeployEntry.ByHand byHand, Draft message) {
    var commands = ByHand.commands(byHand, scene.app());
    if (commands.isEmpty()) {
      unsafe(scene, message);
      return;
    }
    message.section(intro(scene));
    lookFirst(scene, byHand).ifPresent(message::section);
    // One that fails keeps those behind it from running: they count on it.
    message.commands(BLOCK, String.join(" &&\n", commands.get()));
    message.section(after(scene, byHand));
  }

  private static Text intro(Scene scene) {
    return scene.incident().state() instanceof OfferState.Failed
        ? scene.say("🛠️ *By hand*: the bot can't go on by itself. What is left, ready to paste:")
        : scene.say(
            "🛠️ *By hand*: the bot keeps trying. If you can't wait, what is left, ready to"
                + " paste:");
  }

  /** Nobody knows whether the bot's own request arrived. */
  private static Optional<Text> lookFirst(Scene scene, DeployEntry.ByHand byHand) {
    return byHand.perhapsAsked()
        ? ByHand.look(scene.app())
            .map(look ->
                scene
                    .say(
                        "⚠️ A deployment may have been requested already. Look first; if one of"
                            + " {branch} is listed, don't request another:",
                        Text.code(ref(byHand.confirmed().plan())))
                    .over(Text.firstLines(List.of(look), MOST_LOOK)))
        : Optional.empty();
  }

  /** As the platform lists it. */
  private static String ref(Plan plan) {
    return plan.releaseBranch().map(BranchName::value).orElseGet(plan.to().commit()::value);
  }

  private static Text after(Scene scene, DeployEntry.ByHand byHand) {
    var where =
        byHand.left().contains(HandWork.BRANCH)
            ? inAClone(scene)
            : scene.say("With your own rights.");
    if (byHand.confirmed().plan().archive().filter(ArchiveRoad::isWithoutLink).isPresent()) {
      return where.and(
          scene.say(
              "The bot notices, then follows and verifies your deployment. It requests no other."));
    }
    var then =
        byHand.left().contains(HandWork.DEPLOYMENT)
            ? scene.say(
                "The bot notices, pauses auto-deploy, then follows and verifies your deployment. It"
                    + " requests no other.")
            : scene.say(
                "The bot notices the branch, then goes on with the database and the deployment.");
    return where.and(then);
  }
}
