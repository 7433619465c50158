package rollbackbot.deploy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import rollbackbot.evidence.Claim;
import rollbackbot.evidence.Cure;
import rollbackbot.evidence.CureLook;
import rollbackbot.evidence.EvidenceTiming;
import rollbackbot.evidence.Suggestion;
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
    return incident
        .evidence()
        .flatMap(evidence -> evidence.claim(Claim.Errors.class))
        .filter(errors -> Suggestion.affectsUsers(errors).isPresent())
        .map(errors -> new Cure.Watched(errors, now, 0, now.plus(timing.cure().getFirst())));
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
                    new Cure.Watched(watched.wrong(), watched.since(), watched.looks(), next)));
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
    var told = looks.since(app, watched.wrong(), watched.since());
    int taken = watched.looks() + 1;
    boolean isLast = taken >= timing.cure().size();
    return isLast || isRecovered(told)
        ? ended(incident, told)
        : again(incident, watched, taken, clock.instant().plus(timing.cure().get(taken)));
  }

  private static Change again(Incident incident, Cure.Watched watched, int taken, Instant next) {
    var going = new Cure.Watched(watched.wrong(), watched.since(), taken, next);
    return Change.to(with(incident, going)).wakingAt(next);
  }

  /** What goes on failing may need a moment; what is gone is good news at once. */
  private static boolean isRecovered(Told told) {
    return told instanceof Told.Fact(Claim.Recovered _, _, _, _);
  }

  private Change ended(Incident incident, Told told) {
    var now = clock.instant();
    var known = incident.withAftermath(after -> after.cured(Optional.of(new Cure.Ended(told))));
    return Change.to(isBad(told) ? known.tell(new DeployEntry.NotCured(told), now) : known)
        .with(incident.audit(now, AuditEvent.BOT, "recovery-told", word(told)))
        .wakingAt(now);
  }

  private static boolean isBad(Told told) {
    return told instanceof Told.Fact && !isRecovered(told);
  }

  private static String word(Told told) {
    return switch (told) {
      case Told.Fact(Claim.Recovered _, _, _, _) -> "recovered";
      case Told.Fact _ -> "not recovered";
      case Told.Untold untold -> "can't be told: " + untold.why();
    };
  }
}
