package rollbackbot.offer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import rollbackbot.evidence.Evidence;
import rollbackbot.evidence.EvidenceTiming;
import rollbackbot.evidence.HealthSeen;
import rollbackbot.evidence.Told;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.release.App;

/**
 * Looks, while people answer, whether the evidence of an incident is there by now. What nobody
 * looks at any more, since the plan is confirmed, isn't gathered.
 */
public final class EvidenceSteps {
  private static final int UNREAD = 20;

  private final PlanningSteps planning;
  private final EvidenceAhead ahead;
  private final Knowing answers;
  private final EvidenceTiming timing;
  private final InstantSource clock;

  public EvidenceSteps(
      PlanningSteps planning,
      EvidenceAhead ahead,
      Knowing answers,
      EvidenceTiming timing,
      InstantSource clock) {
    this.planning = planning;
    this.ahead = ahead;
    this.answers = answers;
    this.timing = timing;
    this.clock = clock;
  }

  /** The evidence, or when to look for it again; empty where the incident has it. */
  private Optional<Change> look(Incident incident, App app) {
    if (incident.evidence().isPresent()) {
      return Optional.empty();
    }
    var now = clock.instant();
    return Optional.of(
        ahead
            .of(incident.id(), () -> planning.basis(incident, app))
            .map(evidence -> {
              var knowing = answers.knowing(incident, evidence, now);
              return Change.to(knowing).wakingAt(now).withAnswersOfTheBot(incident, now);
            })
            .orElseGet(() -> Change.to(incident).wakingAt(now.plus(timing.look()))));
  }

  /**
   * What comes next while people decide: evidence and, once it is there, how the app is right now.
   *
   * @param otherwise what is done where neither is due
   */
  public Change look(Incident incident, App app, Supplier<Change> otherwise) {
    return look(incident, app)
        .or(() -> lookAtHealth(incident, app))
        .orElseGet(() -> meanwhile(otherwise.get()));
  }

  private Optional<Change> lookAtHealth(Incident incident, App app) {
    var now = clock.instant();
    return app.healthCheck()
        .filter(_ -> nextLook(incident).filter(next -> !next.isAfter(now)).isPresent())
        .map(address ->
            ahead
                .health(incident.id(), address)
                .map(seen ->
                    incident.withEvidence(incident.evidence().orElseThrow().withHealth(seen)))
                .map(known -> Change.to(known).wakingAt(now))
                .orElseGet(() -> Change.to(incident).wakingAt(now.plus(timing.look()))));
  }

  /** Whoever decides is told how the app is; what else comes next comes all the same. */
  private Change meanwhile(Change change) {
    return nextLook(change.incident())
        .filter(next -> change.wakeAt().filter(next::isAfter).isEmpty())
        .map(change::wakingAt)
        .orElse(change);
  }

  /** When the app's health is to be looked at again; empty where it isn't. */
  private Optional<Instant> nextLook(Incident incident) {
    if (!incident.state().traits().stage().isBeforeRollback()) {
      return Optional.empty();
    }
    // A clock that was set back makes it no longer.
    var latest = clock.instant().plus(pause(incident));
    return incident
        .evidence()
        .flatMap(HealthSeen::told)
        .map(told ->
            told instanceof Told.Fact fact ? fact.readAt().plus(pause(incident)) : told.readAt())
        .map(next -> next.isAfter(latest) ? latest : next);
  }

  /** Whom both reminders didn't reach isn't reading. */
  private Duration pause(Incident incident) {
    return incident.reminders() < 2 ? timing.health() : timing.health().multipliedBy(UNREAD);
  }

  /** What evidence changes of an incident. */
  public interface Knowing {
    Incident knowing(Incident incident, Evidence evidence, Instant now);
  }
}
