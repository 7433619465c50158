package rollbackbot.words;

import java.util.Optional;
import rollbackbot.release.DeploymentStatus;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;

/**
 * What the platform's word for a failed deployment means (Scalingo docs: deployments, postdeploy
 * hook, boot errors), and where its reason is told.
 */
public final class FailureCode {
  private FailureCode() {}

  /** A sentence; empty for a word that isn't known. */
  public static Optional<Text> meaning(DeploymentStatus status, Wording wording) {
    return switch (status.word()) {
      case "build-error" ->
          Optional.of(wording.say("The build failed: the deployment's last lines say why."));
      case "crashed-error" ->
          Optional.of(wording.say("The app stopped while it started: its own logs say why."));
      case "timeout-error" ->
          Optional.of(
              wording.say("The app didn't listen on `PORT` within 60 s: its own logs say why."));
      case "hook-error" ->
          Optional.of(
              wording.say(
                  "The `postdeploy` failed (the app's own logs say why); what it had already done"
                      + " to the database stays."));
      case "aborted" ->
          Optional.of(
              wording.say("Scalingo cancelled it by itself: trying again may be all it needs."));
      default -> Optional.empty();
    };
  }
}
