package rollbackbot.room;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.Traits.Turn;

/** The bot wasn't there while something ran. Pure. */
public final class Absence {
  /** A restart takes less, and is nothing to tell. */
  private static final Duration SHORT = Duration.ofSeconds(15);

  private Absence() {}

  /**
   * What changes where something was due that nobody did: it is told, and a service that was in
   * trouble isn't blamed for the time in which it wasn't asked.
   *
   * @param due when the incident was to be looked at
   * @return empty where that isn't long ago, or people were waited for
   */
  public static Optional<Change> told(Incident incident, Instant due, Instant now) {
    var away = Duration.between(due, now);
    if (away.compareTo(SHORT) < 0 || !isUnderWay(incident)) {
      return Optional.empty();
    }
    var fair =
        incident
            .trouble()
            .map(trouble -> incident.withTrouble(trouble.unaskedFor(away)))
            .orElse(incident);
    var told = fair.tell(new IncidentEntry.Reached(new Milestone.BotWasAway(due, now)), now);
    return Optional.of(
        Change.to(told)
            .with(incident.audit(now, AuditEvent.BOT, "was-away", "since " + due))
            .wakingAt(now));
  }

  private static boolean isUnderWay(Incident incident) {
    return incident.state().turn() == Turn.BOT || incident.followsThePlatform();
  }
}
