package rollbackbot.slack.sending;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.once.SteadyClock;
import rollbackbot.rollback.Outbox;

/**
 * The incidents of which Slack shows all there is: until a new revision, or until the board's clock
 * may move, nothing of them need be read. Only remembered; whoever forgets looks once more.
 */
public final class Quiet {
  private final SteadyClock clock;
  private final Map<IncidentId, Rest> rests = new HashMap<>();

  public Quiet(SteadyClock clock) {
    this.clock = clock;
  }

  private record Rest(long revision, Instant until) {}

  /** Nothing of this revision is to be sent before then. */
  public void rest(Incident incident, Instant until) {
    rests.put(incident.id(), new Rest(incident.revision(), until));
  }

  public boolean isQuiet(Outbox.Edition edition) {
    var rest = rests.get(edition.incident());
    if (rest == null) {
      return false;
    }
    if (rest.revision() == edition.revision() && clock.instant().isBefore(rest.until())) {
      return true;
    }
    rests.remove(edition.incident());
    return false;
  }

  /** Another process may have sent meanwhile. */
  public void forget() {
    rests.clear();
  }
}
