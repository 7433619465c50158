package rollbackbot.record;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import rollbackbot.deploy.DeployEntry;
import rollbackbot.deploy.view.ProofText;
import rollbackbot.feature.FeatureEntry;
import rollbackbot.feature.Flags;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Entry.Health;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.text.Text;
import rollbackbot.words.Scene;

/**
 * From the beginning to the moment that production was well again, as far as was looked at.
 *
 * @param whole from the command
 * @param bad how long the version that was the trouble had been there then; empty where no version
 *     is known to have been
 * @param parts what of it was spent on what, where that is known
 * @param limits what of production being well wasn't looked at; empty where all was
 */
record Recovery(Duration whole, Optional<Bad> bad, Optional<Parts> parts, Optional<Text> limits) {

  /** A version, and the time from its deployment on. */
  record Bad(String label, Duration since) {}

  /**
   * The parts of a rollback.
   *
   * @param deciding from the beginning to the confirmation
   * @param deploying from there to the deployment's success
   * @param verifying from there to the proof
   */
  record Parts(Duration deciding, Duration deploying, Duration verifying) {}

  /** Empty where production wasn't known to be well again at any moment. */
  static Optional<Recovery> of(Scene scene, int before) {
    return scene.incident().thread().reversed().stream()
        .filter(entry -> entry.number() < before && healed(scene, entry.content()))
        .findFirst()
        .map(entry ->
            new Recovery(
                Duration.between(scene.incident().openedAt(), entry.at()),
                bad(scene.incident(), entry.at()),
                parts(scene, entry),
                limits(scene, entry.content())));
  }

  private static Optional<Bad> bad(Incident incident, Instant until) {
    return incident
        .about()
        .filter(release -> release.deployedAt().isBefore(incident.openedAt()))
        .map(release -> new Bad(release.label(), Duration.between(release.deployedAt(), until)));
  }

  private static Optional<Text> limits(Scene scene, Entry content) {
    return content instanceof DeployEntry.Proven proven
        ? ProofText.of(proven).limits(scene.wording())
        : Optional.empty();
  }

  private static boolean healed(Scene scene, Entry content) {
    return content instanceof DeployEntry.Proven
        || (content instanceof FeatureEntry.FeatureSwitched(var change, var health)
            && health == Health.GOOD
            && Flags.inForce(scene.incident()).contains(change));
  }

  private static Optional<Parts> parts(Scene scene, ThreadEntry proof) {
    if (!(proof.content() instanceof DeployEntry.Proven proven)) {
      return Optional.empty();
    }
    var confirmed = proven.confirmed().at();
    return scene.incident().thread().stream()
        .filter(entry ->
            entry.content() instanceof IncidentEntry.Reached(Milestone.Live _)
                && !entry.at().isBefore(confirmed))
        .findFirst()
        .map(live ->
            new Parts(
                Duration.between(scene.incident().openedAt(), confirmed),
                Duration.between(confirmed, live.at()),
                Duration.between(live.at(), proof.at())));
  }
}
