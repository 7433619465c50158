package rollbackbot.record;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import rollbackbot.deploy.DeployEntry;
import rollbackbot.deploy.view.ProofText;
import rollbackbot.evidence.Claim;
import rollbackbot.feature.FeatureEntry;
import rollbackbot.feature.Flags;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Entry.Health;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.OfferEntry;
import rollbackbot.question.QuestionEntry;
import rollbackbot.release.Approval;
import rollbackbot.release.Release;
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

  /**
   * A version, and for how long it had been there.
   *
   * @param live whether that counts from when it went live; else from when its deployment began,
   *     where the platform didn't tell more
   */
  record Bad(String label, Duration since, boolean live) {}

  /**
   * The parts of a rollback, each by itself.
   *
   * @param deciding until plans were confirmed, and approved where that takes a second person, from
   *     the beginning or from the end of a try before
   * @param failed what tries took that came to nothing; empty where the first one succeeded
   * @param restoring from the confirmation until a deployment was begun, where a database was to be
   *     restored first
   * @param deploying from there to the deployment's success
   * @param verifying from there to the proof
   */
  record Parts(
      Duration deciding,
      Optional<Duration> failed,
      Optional<Duration> restoring,
      Duration deploying,
      Duration verifying) {}

  /** Empty where production wasn't known to be well again at any moment. */
  static Optional<Recovery> of(Scene scene, int before) {
    return scene.incident().thread().reversed().stream()
        .filter(entry -> entry.number() < before && healed(scene, entry))
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
        .map(release -> bad(release, live(incident, release), until));
  }

  private static Bad bad(Release release, Optional<Instant> live, Instant until) {
    var since = live.orElse(release.deployedAt());
    return new Bad(release.label(), Duration.between(since, until), live.isPresent());
  }

  /** When it took over, where the evidence knows it. */
  private static Optional<Instant> live(Incident incident, Release release) {
    return incident
        .evidence()
        .flatMap(evidence -> evidence.claim(Claim.Runs.class))
        .filter(runs -> runs.began().equals(release.deployedAt()))
        .flatMap(Claim.Runs::live);
  }

  private static Optional<Text> limits(Scene scene, Entry content) {
    return content instanceof DeployEntry.Proven proven
        ? ProofText.of(proven).limits(scene.wording())
        : Optional.empty();
  }

  private static boolean healed(Scene scene, ThreadEntry entry) {
    return isGood(scene, entry.content())
        && scene.incident().thread().stream()
            .noneMatch(
                later -> later.number() > entry.number() && saysThatItDidNotHelp(later.content()));
  }

  private static boolean isGood(Scene scene, Entry content) {
    return content instanceof DeployEntry.Proven
        || (content instanceof FeatureEntry.FeatureSwitched(var change, var health)
            && health == Health.GOOD
            && Flags.inForce(scene.incident()).contains(change));
  }

  /** The questions go on where somebody said so; of a rollback it is seen. */
  private static boolean saysThatItDidNotHelp(Entry content) {
    return content instanceof QuestionEntry || content instanceof DeployEntry.NotCured;
  }

  private static Optional<Parts> parts(Scene scene, ThreadEntry proof) {
    if (!(proof.content() instanceof DeployEntry.Proven proven)) {
      return Optional.empty();
    }
    var incident = scene.incident();
    var confirmed = proven.confirmed().approval().map(Approval::at).orElse(proven.confirmed().at());
    return first(incident, confirmed, Milestone.Live.class)
        .map(live -> {
          var failed = failed(incident, proven.confirmed().at());
          var begun =
              proven.confirmed().plan().restoresDatabase()
                  ? first(incident, confirmed, Milestone.OfDeployment.class)
                  : Optional.<Instant>empty();
          return new Parts(
              Duration.between(incident.openedAt(), confirmed).minus(failed),
              Optional.of(failed).filter(Duration::isPositive),
              begun.map(at -> Duration.between(confirmed, at)),
              Duration.between(begun.orElse(confirmed), live),
              Duration.between(live, proof.at()));
        });
  }

  private static Optional<Instant> first(
      Incident incident, Instant since, Class<? extends Milestone> kind) {
    return incident.thread().stream()
        .filter(entry ->
            entry.content() instanceof IncidentEntry.Reached(var milestone)
                && kind.isInstance(milestone)
                && !entry.at().isBefore(since))
        .findFirst()
        .map(ThreadEntry::at);
  }

  /** What tries took that were confirmed earlier, each to where it stopped. */
  private static Duration failed(Incident incident, Instant confirmed) {
    var whole = Duration.ZERO;
    var begun = Optional.<Instant>empty();
    for (var entry : incident.thread()) {
      if (entry.content() instanceof OfferEntry.Offered offered
          && offered.decision() instanceof OfferEntry.Decision.ConfirmedBy(_, var at)
          && at.isBefore(confirmed)) {
        begun = Optional.of(at);
      }
      if (entry.content() instanceof OfferEntry.Stopped && !entry.at().isAfter(confirmed)) {
        whole = begun.map(at -> Duration.between(at, entry.at())).orElse(Duration.ZERO).plus(whole);
        begun = Optional.empty();
      }
    }
    return whole;
  }
}
