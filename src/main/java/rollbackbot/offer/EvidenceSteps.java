package rollbackbot.offer;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import rollbackbot.evidence.Evidence;
import rollbackbot.evidence.EvidenceTiming;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.release.App;

/**
 * Looks, while people answer, whether the evidence of an incident is there by now. What nobody
 * looks at any more, since the plan is confirmed, isn't gathered.
 */
public final class EvidenceSteps {
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
  public Optional<Change> look(Incident incident, App app) {
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

  /** What evidence changes of an incident. */
  public interface Knowing {
    Incident knowing(Incident incident, Evidence evidence, Instant now);
  }
}
