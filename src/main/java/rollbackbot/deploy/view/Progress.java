package rollbackbot.deploy.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import rollbackbot.deploy.DeployState;
import rollbackbot.plan.BuildTimes;
import rollbackbot.plan.Plan;
import rollbackbot.release.DeploymentStatus;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.words.HealthText;
import rollbackbot.words.ReleaseText;
import rollbackbot.words.Scene;

/** How far the step under way has come. */
final class Progress {
  private static final int CELLS = 10;

  private Progress() {}

  static void write(Scene scene, DeployState state, Draft message) {
    switch (state) {
      case DeployState.Deploying deploying -> deploying(scene, deploying, message);
      case DeployState.Verifying verifying -> message.section(health(scene, verifying));
      case DeployState.WaitingForOther(_, var other) ->
          message.section(ReleaseText.running(other, scene.wording(), scene.now()));
      case DeployState.Requesting _ ->
          message.section(scene.say("The deployment has been requested."));
      case DeployState.LookingAgain _ ->
          message.section(scene.say("The bot checks whether this version still runs."));
      case DeployState.Stopping(_, var by) ->
          message.section(
              scene.say(
                  "{person} stopped it. The bot waits, {limit} at most, until auto-deploy can be"
                      + " turned back on for good.",
                  Text.mention(by),
                  scene.wording().duration(scene.timing().requests().longest())));
      case DeployState.Rechecking(_, var heldUpSince) when heldUpSince.isPresent() ->
          message.section(heldUp(scene));
      case DeployState.Rechecking _,
          DeployState.PausingAutoDeploy _,
          DeployState.CreatingBranch _,
          DeployState.LookingOnceMore _,
          DeployState.PreparingArchive _,
          DeployState.Adopting _,
          DeployState.Succeeded _ -> {}
    }
  }

  private static Text heldUp(Scene scene) {
    var requests = scene.timing().requests();
    return scene.say(
        "⏳ Waiting for a request of an earlier incident, usually less than {limit}.",
        scene.wording().duration(requests.longest().plus(requests.patience())));
  }

  private static void deploying(Scene scene, DeployState.Deploying state, Draft message) {
    var page = scene.link(state.deployment(), scene.say("Follow it"));
    if (state.status().isQueued()) {
      var waited = Duration.between(state.since(), scene.now());
      message.section(
          scene
              .say(
                  "⏳ Queued for {duration}: 10 builds at once is this account's limit.",
                  scene.wording().duration(waited))
              .and(page));
      return;
    }
    var plan = state.confirmed().plan();
    var elapsed = Duration.between(state.builtSince(), scene.now());
    var late = plan.builds().filter(builds -> elapsed.compareTo(builds.longest()) > 0);
    var words =
        scene
            .say(
                "{time}: {step}.",
                late.map(builds -> late(elapsed, builds, scene))
                    .orElseGet(() -> running(elapsed, plan, scene)),
                step(state.status(), scene.wording()))
            .and(page);
    message.section(
        plan.expected()
            .filter(_ -> late.isEmpty())
            .map(usual -> Text.foreign(bar(elapsed, usual)).over(words))
            .orElse(words),
        words);
  }

  private static Text running(Duration elapsed, Plan plan, Scene scene) {
    return scene
        .say("Running for {duration}", scene.wording().duration(elapsed))
        .then(
            ReleaseText.usually(plan, scene.wording())
                .map(usual -> scene.say(", {usually}", usual))
                .orElse(Text.EMPTY));
  }

  /** Longer than ever before, as far as is known: a bar would say nothing. */
  private static Text late(Duration elapsed, BuildTimes builds, Scene scene) {
    var took = scene.wording().duration(elapsed);
    var longest = scene.wording().duration(builds.longest());
    return builds.builds() == 1
        ? scene.say("⏰ *Late:* running for {duration}, the last one took {longest}", took, longest)
        : scene.say(
            "⏰ *Late:* running for {duration}, the slowest of the last {count} took {longest}",
            took,
            Text.number(builds.builds()),
            longest);
  }

  /** Never full before the end. */
  static String bar(Duration elapsed, Duration expected) {
    long whole = Math.max(1, expected.toMillis());
    long filled = Math.clamp(elapsed.toMillis() * CELLS / whole, 0, CELLS - 1);
    return "🟩".repeat((int) filled) + "⬜".repeat(CELLS - (int) filled);
  }

  /** What Scalingo is doing; its own word where that isn't known. */
  private static Text step(DeploymentStatus status, Wording wording) {
    return switch (status.word()) {
      case "building" -> wording.say("building the image");
      case "pushing" -> wording.say("sending the image");
      case "starting" -> wording.say("starting containers");
      default -> Text.code(status.word());
    };
  }

  private static Text health(Scene scene, DeployState.Verifying state) {
    if (scene.app().healthCheck().isEmpty()) {
      return scene.say("No health check is configured for this app.");
    }
    return state
        .healthySince()
        .map(since -> healthy(scene, since))
        .orElseGet(() -> notHealthyYet(scene, state))
        .then(scene.say(" ({limit} at most)", scene.healthLimit()));
  }

  private static Text healthy(Scene scene, Instant since) {
    return scene.say(
        "The health check has passed for {duration}; it takes {time} without a break",
        scene.wording().duration(Duration.between(since, scene.now())),
        scene.healthGoodFor());
  }

  private static Text notHealthyYet(Scene scene, DeployState.Verifying state) {
    var answer =
        Optional.of(state.lastAnswer())
            .filter(text -> !text.isBlank())
            .map(text -> scene.say(": {answer}", HealthText.answer(scene, text)))
            .orElse(Text.EMPTY);
    return scene.say("The health check doesn't pass yet{answer}", answer);
  }
}
