package rollbackbot.offer.view;

import java.util.List;
import java.util.Optional;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.OfferEntry;
import rollbackbot.plan.Failure.Reason;
import rollbackbot.release.DeploymentStatus;
import rollbackbot.text.Text;
import rollbackbot.words.Scene;

/** The tries of a rollback that the platform ended without success. */
public final class OwnAttempts {
  private OwnAttempts() {}

  /**
   * The newest try, where it failed before a message and nothing else has come of the rollback.
   *
   * @param production what runs, as it is shown
   */
  public static Optional<Text> failedBefore(int number, Text production, Scene scene) {
    return reason(number, production, scene)
        .map(reason -> scene.say("⚠️ {reason}.", reason.capitalized()));
  }

  /** The same as a part of a sentence. */
  static Optional<Text> reason(int number, Text production, Scene scene) {
    var ends =
        scene.incident().thread().stream()
            .filter(entry -> entry.number() < number)
            .map(ThreadEntry::content)
            .filter(OfferEntry.Stopped.class::isInstance)
            .map(content -> ((OfferEntry.Stopped) content).failure().reason())
            .toList();
    return ends.isEmpty() || !(ends.getLast() instanceof Reason.DeploymentFailed(_, var status))
        ? Optional.empty()
        : Optional.of(failed(tries(ends), status, production, scene));
  }

  private static int tries(List<Reason> ends) {
    return (int) ends.stream().filter(Reason.DeploymentFailed.class::isInstance).count();
  }

  private static Text failed(int number, DeploymentStatus status, Text production, Scene scene) {
    return scene.say(
        "{try} {how}; {version} still runs", which(number, scene), how(status, scene), production);
  }

  private static Text which(int number, Scene scene) {
    return switch (number) {
      case 1 -> scene.say("the first try");
      case 2 -> scene.say("the second try");
      case 3 -> scene.say("the third try");
      default -> scene.say("try {number}", Text.number(number));
    };
  }

  /** By the platform's word for it (Scalingo docs, "Deployments", statuses). */
  private static Text how(DeploymentStatus status, Scene scene) {
    return switch (status.word()) {
      case "build-error" -> scene.say("failed to build");
      case "crashed-error" -> scene.say("crashed while it started");
      case "timeout-error" -> scene.say("did not start in time");
      case "hook-error" -> scene.say("failed in its `postdeploy`");
      case "aborted" -> scene.say("was aborted");
      default -> scene.say("failed ({status})", Text.code(status.word()));
    };
  }
}
