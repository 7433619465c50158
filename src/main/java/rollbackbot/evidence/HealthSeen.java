package rollbackbot.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.evidence.Told.Fact;
import rollbackbot.evidence.Told.Subject;
import rollbackbot.evidence.Told.Untold;
import rollbackbot.evidence.Told.Why;
import rollbackbot.release.Release;

/**
 * How the app answered its health check.
 *
 * @param passes whether it passed then
 * @param answer in the probe's words
 * @param failing for how long it had been seen to fail by then, which is since somebody first
 *     looked: it may have failed before; zero while it passes
 * @param at when it answered so
 */
public record HealthSeen(boolean passes, String answer, Duration failing, Instant at) {

  /** The same of a release: what was seen before it went live isn't its own. */
  public HealthSeen of(Release release) {
    return at.minus(failing).isBefore(release.deployedAt())
        ? new HealthSeen(passes, answer, Duration.ZERO, at)
        : this;
  }

  /** As it was seen last; empty where it wasn't. */
  public static Optional<HealthSeen> in(Evidence evidence) {
    return told(evidence).flatMap(HealthSeen::of);
  }

  private static Optional<HealthSeen> of(Told told) {
    return told instanceof Fact(var claim, _, var readAt, _)
        ? switch (claim) {
          case Claim.Healthy(var answer) ->
              Optional.of(new HealthSeen(true, answer.words(), Duration.ZERO, readAt));
          case Claim.Unhealthy(var answer, var since) ->
              Optional.of(
                  new HealthSeen(
                      false,
                      answer.words(),
                      Duration.between(since.orElse(readAt), readAt),
                      readAt));
          default -> Optional.<HealthSeen>empty();
        }
        : Optional.empty();
  }

  /** What is told of the health; empty where there is no health check. */
  public static Optional<Told> told(Evidence evidence) {
    return evidence.seen().stream().filter(HealthSeen::isOfHealth).findFirst();
  }

  public static boolean isOfHealth(Told told) {
    return switch (told) {
      case Fact fact ->
          fact.claim() instanceof Claim.Healthy || fact.claim() instanceof Claim.Unhealthy;
      case Untold untold -> untold.what() == Subject.HEALTH && untold.why() != Why.NOT_CONFIGURED;
    };
  }

  /** The same evidence with another look at the health in place of the one before. */
  static Evidence replaced(Evidence evidence, Fact now) {
    var next = now.claim() instanceof Claim.Unhealthy bad ? failing(evidence, now, bad) : now;
    return new Evidence(
        evidence.changed(),
        evidence.seen().stream().map(told -> isOfHealth(told) ? next : told).toList(),
        now.claim() instanceof Claim.Healthy
            ? withoutOneTap(evidence.suggests())
            : evidence.suggests());
  }

  /** It rests on a health check that fails. */
  static List<Told> withoutOneTap(List<Told> suggests) {
    return suggests.stream()
        .filter(told ->
            !(told instanceof Fact fact && fact.claim() instanceof Claim.AllSpeaksForGoingBack))
        .toList();
  }

  private static Fact failing(Evidence evidence, Fact now, Claim.Unhealthy bad) {
    var since = told(evidence).flatMap(HealthSeen::since).orElse(now.readAt());
    return new Fact(
        new Claim.Unhealthy(bad.answer(), Optional.of(since)),
        now.source(),
        now.readAt(),
        now.page());
  }

  private static Optional<Instant> since(Told told) {
    return told instanceof Fact(Claim.Unhealthy(_, var since), _, var readAt, _)
        ? since.or(() -> Optional.of(readAt))
        : Optional.empty();
  }
}
