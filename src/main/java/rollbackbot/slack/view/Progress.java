package rollbackbot.slack.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import rollbackbot.release.DeploymentStatus;
import rollbackbot.rollback.IncidentState;
import rollbackbot.rollback.RestoreState;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;

/** How far the step under way has come. */
final class Progress {
  private static final int CELLS = 10;

  private Progress() {}

  static void write(Scene scene, IncidentState.Running state, Draft message) {
    switch (state) {
      case IncidentState.Deploying deploying -> deploying(scene, deploying, message);
      case IncidentState.Verifying verifying -> message.section(health(scene, verifying));
      case IncidentState.WaitingForOther(_, var other) ->
          message.section(ReleaseText.running(other, scene.wording(), scene.now()));
      case RestoreState.RestoringDatabase _ ->
          message.section(
              scene.say(
                  "*Your turn:* restore the database as the thread explains, then say there whether"
                      + " it went well. Nothing is deployed before. Who may act: {operators}.",
                  scene.operatorsInWords()));
      case RestoreState.ApprovingRestore _ ->
          message.section(
              scene.say(
                  "*Your turn:* the restore of the database is asked for, and a second person must"
                      + " approve it in the thread. Nothing is restored or deployed before."));
      case RestoreState.AwaitingBackup waiting ->
          message.section(
              scene.say(
                  "Scalingo has been making a fresh backup of the database for {duration}.",
                  scene.wording().duration(Duration.between(waiting.since(), scene.now()))));
      case RestoreState.AwaitingRestore waiting ->
          message.section(
              scene.say(
                  "Scalingo has been restoring the database for {duration}. It is stopped"
                      + " meanwhile.",
                  scene.wording().duration(Duration.between(waiting.since(), scene.now()))));
      case RestoreState.RequestingRestore _ ->
          message.section(scene.say("The restore has been asked for."));
      case IncidentState.Requesting _ ->
          message.section(scene.say("The deployment has been asked for."));
      case RestoreState.PreparingBackup _,
          RestoreState.PreparingRestore _,
          RestoreState.RequestingBackup _,
          IncidentState.Rechecking _,
          IncidentState.PausingAutoDeploy _,
          IncidentState.CreatingBranch _,
          IncidentState.PreparingArchive _,
          IncidentState.LookingOnceMore _,
          IncidentState.Adopting _ -> {}
    }
  }

  private static void deploying(Scene scene, IncidentState.Deploying state, Draft message) {
    var elapsed = Duration.between(state.since(), scene.now());
    var expected = state.confirmed().plan().expected();
    var time =
        scene
            .say("Running for {duration}", scene.wording().duration(elapsed))
            .then(
                expected
                    .map(usual -> scene.say(", {usually}", usually(usual, scene.wording())))
                    .orElse(Text.EMPTY));
    var status =
        scene.say(
            "Status on Scalingo: {status}{meaning}",
            Text.code(state.status().word()),
            meaning(state.status(), scene.wording()));
    var words =
        Text.lines(
            Stream.concat(
                    Stream.of(time, status),
                    scene.link(state.deployment(), scene.say("Follow the deployment")).stream())
                .toList());
    message.section(
        expected.map(usual -> Text.foreign(bar(elapsed, usual)).over(words)).orElse(words), words);
  }

  static Text usually(Duration expected, Wording wording) {
    return wording.say("usually {duration}", wording.roughly(expected));
  }

  /** Never full before the end. */
  static String bar(Duration elapsed, Duration expected) {
    long whole = Math.max(1, expected.toMillis());
    long filled = Math.clamp(elapsed.toMillis() * CELLS / whole, 0, CELLS - 1);
    return "🟩".repeat((int) filled) + "⬜".repeat(CELLS - (int) filled);
  }

  private static Text meaning(DeploymentStatus status, Wording wording) {
    return switch (status.word()) {
      case "queued" -> wording.say(" (waiting for its turn)");
      case "building" -> wording.say(" (building the image)");
      case "pushing" -> wording.say(" (sending the image)");
      case "starting" -> wording.say(" (starting containers)");
      default -> Text.EMPTY;
    };
  }

  private static Text health(Scene scene, IncidentState.Verifying state) {
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
        "The health check has answered well for {duration}; it takes {time} without a break",
        scene.wording().duration(Duration.between(since, scene.now())),
        scene.healthGoodFor());
  }

  private static Text notHealthyYet(Scene scene, IncidentState.Verifying state) {
    var answer =
        Optional.of(state.lastAnswer())
            .filter(text -> !text.isBlank())
            .map(text -> scene.say(": {answer}", Text.code(text)))
            .orElse(Text.EMPTY);
    return scene.say("The health check doesn't answer well yet{answer}", answer);
  }
}
