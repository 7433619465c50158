package rollbackbot.autodeploy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.autodeploy.AutoDeployEntry.BranchDeployed;
import rollbackbot.incident.BranchDeployment;
import rollbackbot.people.ActionIds;
import rollbackbot.text.Control;
import rollbackbot.text.Text;
import rollbackbot.words.Controls;
import rollbackbot.words.ReleaseText;
import rollbackbot.words.Scene;

/** What the board says of the linked branch while it is deployed, and how that is stopped. */
public final class BranchBoard {

  private BranchBoard() {}

  /** Its line while it is under way, and once it is done. */
  public static Optional<Text> line(Scene scene) {
    return scene
        .incident()
        .branchDeployment()
        .map(deployment -> underWay(scene, deployment))
        .or(() ->
            scene.lastBefore(
                Integer.MAX_VALUE,
                content ->
                    content instanceof BranchDeployed deployed
                        ? Optional.of(since(scene, deployed))
                        : Optional.empty()));
  }

  /** As long as nothing was asked for: Scalingo can't stop a deployment. */
  public static List<Control> stop(Scene scene) {
    return scene.incident().branchDeployment().stream()
        .filter(BranchDeployment.Wanted.class::isInstance)
        .<Control>map(wanted ->
            Controls.confirmed(
                Controls.button(ActionIds.BRANCH_STOP, scene.say("Stop"), scene.handle()),
                scene.say("Stop here?"),
                scene.say(
                    "Nothing is deployed now. The next push to {branch} is deployed automatically.",
                    LinkedBranchView.name(wanted.request().branch())),
                scene.say("Stop"),
                scene.say("Go on")))
        .toList();
  }

  private static Text underWay(Scene scene, BranchDeployment deployment) {
    var request = deployment.request();
    return scene.say(
        "⏳ *Deploying {branch}:* {state}.",
        LinkedBranchView.named(scene, request.branch(), request.head()),
        step(scene, deployment).then(limit(scene, deployment)));
  }

  private static Text step(Scene scene, BranchDeployment deployment) {
    return switch (deployment) {
      case BranchDeployment.AwaitingApproval _ -> scene.say("waits for an approval, in the thread");
      case BranchDeployment.Wanted _ -> scene.say("the bot checks the branch");
      case BranchDeployment.Requesting(_, _, var asked) ->
          asked.isLooking()
              ? scene.say(
                  "no answer to the request for {since}, the bot checks whether it arrived",
                  since(scene, asked.requestedAt()))
              : scene.say("requested");
      case BranchDeployment.Following following ->
          scene.say(
              "running for {since}, status {status}",
              since(scene, following.since()),
              Text.code(following.status().word()));
      case BranchDeployment.Checking checking ->
          scene.say("deployed, health being checked for {since}", since(scene, checking.since()));
    };
  }

  /** Until when the bot is at it; trouble in its way tells its own limit. */
  private static Text limit(Scene scene, BranchDeployment deployment) {
    if (scene.incident().trouble().isPresent()) {
      return Text.EMPTY;
    }
    return switch (deployment) {
      case BranchDeployment.AwaitingApproval _, BranchDeployment.Wanted _ -> Text.EMPTY;
      case BranchDeployment.Requesting(_, _, var asked) ->
          asked.isLooking() ? atMost(scene, looking(scene)) : Text.EMPTY;
      case BranchDeployment.Following _ ->
          scene.say(" (the bot follows it for {limit} at most)", scene.followLimit());
      case BranchDeployment.Checking _ -> atMost(scene, scene.healthLimit());
    };
  }

  private static Text atMost(Scene scene, Text limit) {
    return scene.say(" ({limit} at most)", limit);
  }

  /** From when the answer was given up, or the process that waited for it. */
  private static Text looking(Scene scene) {
    var requests = scene.timing().requests();
    return scene.wording().limit(requests.longest().plus(requests.candidatePatience()));
  }

  /** What runs since; the thread tells how it was proven. */
  private static Text since(Scene scene, BranchDeployed deployed) {
    return scene.say(
        "*Since then:* {news}",
        LinkedBranchView.dot(deployed.health(), LinkedBranchView.isWhatWasConfirmed(deployed))
            .and(
                LinkedBranchView.proved(deployed)
                    .map(ref ->
                        scene.say(
                            "{branch} ({commit})",
                            LinkedBranchView.name(deployed.branch()),
                            ReleaseText.ref(ref)))
                    .orElseGet(() -> LinkedBranchView.name(deployed.branch()))));
  }

  private static Text since(Scene scene, Instant since) {
    return scene.wording().duration(Duration.between(since, scene.now()));
  }
}
