package rollbackbot.slack.view;

import java.util.List;
import java.util.Optional;
import rollbackbot.plan.Failure.Reason;
import rollbackbot.release.DeploymentStatus;
import rollbackbot.rollback.ThreadEntry;
import rollbackbot.rollback.ThreadEntry.Content;

/** The tries of a rollback that the platform ended without success. */
final class OwnAttempts {
  private OwnAttempts() {}

  /**
   * The newest try, where it failed before a message and nothing else has come of the rollback.
   *
   * @param production what runs, as it is shown
   */
  static Optional<String> failedBefore(int number, String production, Scene scene) {
    var ends =
        scene.incident().thread().stream()
            .filter(entry -> entry.number() < number)
            .map(ThreadEntry::content)
            .filter(Content.Stopped.class::isInstance)
            .map(content -> ((Content.Stopped) content).failure().reason())
            .toList();
    return ends.isEmpty() || !(ends.getLast() instanceof Reason.DeploymentFailed(_, var status))
        ? Optional.empty()
        : Optional.of(failed(tries(ends), status, production, scene));
  }

  private static int tries(List<Reason> ends) {
    return (int) ends.stream().filter(Reason.DeploymentFailed.class::isInstance).count();
  }

  private static String failed(
      int number, DeploymentStatus status, String production, Scene scene) {
    return scene.say(
        "⚠️ {0} {1} ; {2} tourne toujours.",
        "⚠️ {0} {1}; {2} still runs.", which(number, scene), how(status, scene), production);
  }

  private static String which(int number, Scene scene) {
    return switch (number) {
      case 1 -> scene.say("Le premier essai", "The first try");
      case 2 -> scene.say("Le deuxième essai", "The second try");
      case 3 -> scene.say("Le troisième essai", "The third try");
      default -> scene.say("L'essai n° {0}", "Try {0}", number);
    };
  }

  /** By the platform's word for it (Scalingo docs, "Deployments", statuses). */
  private static String how(DeploymentStatus status, Scene scene) {
    return switch (status.word()) {
      case "build-error" -> scene.say("n'a pas pu être construit", "failed to build");
      case "crashed-error" -> scene.say("a planté au démarrage", "crashed while it started");
      case "timeout-error" -> scene.say("n'a pas démarré à temps", "did not start in time");
      case "hook-error" ->
          scene.say("a échoué dans son `postdeploy`", "failed in its `postdeploy`");
      case "aborted" -> scene.say("a été abandonné", "was aborted");
      default -> scene.say("a échoué ({0})", "failed ({0})", MessageText.code(status.word()));
    };
  }
}
