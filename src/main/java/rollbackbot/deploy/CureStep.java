package rollbackbot.deploy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import rollbackbot.evidence.Claim;
import rollbackbot.evidence.Cure;
import rollbackbot.evidence.CureLook;
import rollbackbot.evidence.Evidence;
import rollbackbot.evidence.EvidenceTiming;
import rollbackbot.evidence.Told;
import rollbackbot.incident.Aftermath;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Incidents;
import rollbackbot.release.App;
import rollbackbot.room.Ends;

/**
 * Watches for a few minutes after a rollback whether what was seen to be wrong is gone. Nothing is
 * looked for where nothing was seen, once another version runs, or where another incident of the
 * app is open.
 */
public final class CureStep {
  private final CureLook looks;
  private final Incidents incidents;
  private final EvidenceTiming timing;
  private final InstantSource clock;

  public CureStep(CureLook looks, Incidents incidents, EvidenceTiming timing, InstantSource clock) {
    this.looks = looks;
    this.incidents = incidents;
    this.timing = timing;
    this.clock = clock;
  }

  /** What is watched from now on, as far as the evidence of an incident says. */
  static Optional<Cure> begun(Incident incident, EvidenceTiming timing, Instant now) {
    var evidence = incident.evidence();
    var errors = evidence.flatMap(Evidence::usersErrors);
    var crashes = evidence.flatMap(Evidence::crashes);
    return errors.isPresent() || crashes.isPresent()
        ? Optional.of(new Cure.Watched(errors, crashes, now, 0, now.plus(timing.cure().getFirst())))
        : Optional.empty();
  }

  /** The look that is due; empty where none is. */
  Optional<Change> look(Incident incident, App app) {
    return watched(incident).filter(this::isDue).map(watched -> look(incident, watched, app));
  }

  /** Something else is done meanwhile: the next look is taken all the same. */
  Change meanwhile(Change change) {
    return watched(change.incident()).map(watched -> meanwhile(change, watched)).orElse(change);
  }

  /** A clock that was set back doesn't make it longer. */
  private Change meanwhile(Change change, Cure.Watched watched) {
    var latest = clock.instant().plus(timing.cure().getFirst());
    var next = watched.next().isAfter(latest) ? latest : watched.next();
    var sooner =
        next.equals(watched.next())
            ? change
            : change.with(
                with(
                    change.incident(),
                    new Cure.Watched(
                        watched.wrong(),
                        watched.crashes(),
                        watched.since(),
                        watched.looks(),
                        next)));
    return sooner.wakingAt(earlier(change.wakeAt(), next));
  }

  private static Incident with(Incident incident, Cure cure) {
    return incident.withAftermath(after -> after.cured(Optional.of(cure)));
  }

  private static Instant earlier(Optional<Instant> one, Instant other) {
    return one.filter(other::isAfter).orElse(other);
  }

  private static Optional<Cure.Watched> watched(Incident incident) {
    return incident
        .aftermath()
        .flatMap(Aftermath::cure)
        .filter(Cure.Watched.class::isInstance)
        .map(Cure.Watched.class::cast);
  }

  private boolean isDue(Cure.Watched watched) {
    return !clock.instant().isBefore(watched.next());
  }

  private Change look(Incident incident, Cure.Watched watched, App app) {
    var now = clock.instant();
    if (Ends.replaced(incident).isPresent() || incidents.openOne(app.name()).isPresent()) {
      return Change.to(incident.withAftermath(after -> after.cured(Optional.empty())))
          .wakingAt(now);
    }
    var errors = watched.wrong().map(wrong -> looks.since(app, wrong, watched.since()));
    var crashes = watched.crashes().map(_ -> looks.crashes(app, watched.since()));
    int taken = watched.looks() + 1;
    boolean isLast = taken >= timing.cure().size();
    boolean isGoodNews = crashes.isEmpty() && errors.filter(CureStep::isRecovered).isPresent();
    return isLast || isGoodNews
        ? ended(incident, errors, crashes)
        : again(incident, watched, taken, clock.instant().plus(timing.cure().get(taken)));
  }

  private static Change again(Incident incident, Cure.Watched watched, int taken, Instant next) {
    var going = new Cure.Watched(watched.wrong(), watched.crashes(), watched.since(), taken, next);
    return Change.to(with(incident, going)).wakingAt(next);
  }

  /** What goes on failing may need a moment; requests that fail no more are good news at once. */
  private static boolean isRecovered(Told told) {
    return told instanceof Told.Fact(Claim.Recovered _, _, _, _);
  }

  private Change ended(Incident incident, Optional<Told> errors, Optional<Told> crashes) {
    var now = clock.instant();
    var first = errors.or(() -> crashes).orElseThrow();
    var more = errors.isPresent() ? crashes : Optional.<Told>empty();
    var known = with(incident, new Cure.Ended(first, more));
    var bad = Stream.of(errors, crashes).flatMap(Optional::stream).filter(CureStep::isBad);
    return Change.to(
            bad.findFirst()
                .map(told -> known.tell(new DeployEntry.NotCured(told), now))
                .orElse(known))
        .with(incident.audit(now, AuditEvent.BOT, "recovery-told", words(first, more)))
        .wakingAt(now);
  }

  private static boolean isBad(Told told) {
    return told instanceof Told.Fact fact && !isWell(fact.claim());
  }

  private static boolean isWell(Claim claim) {
    return claim instanceof Claim.Recovered
        || (claim instanceof Claim.Crashes crashes && crashes.number().isNone());
  }

  private static String words(Told first, Optional<Told> more) {
    return more.map(told -> word(first) + "; " + word(told)).orElseGet(() -> word(first));
  }

  private static String word(Told told) {
    return switch (told) {
      case Told.Fact(Claim.Recovered _, _, _, _) -> "recovered";
      case Told.Fact(Claim.Crashes crashes, _, _, _) ->
          crashes.number().isNone() ? "no crash since" : "crashes since";
      case Told.Fact _ -> "not recovered";
      case Told.Untold untold -> "can't be told: " + untold.why();
    };
  }
}
