package rollbackbot.slack.sending;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.rollback.Outbox;

/**
 * The incidents of which Slack shows all there is: until a new revision, or until the board's clock
 * may move, nothing of them need be read. Only remembered; whoever forgets looks once more.
 */
public final class Quiet {
  private final InstantSource clock;
  private final Map<IncidentId, Rest> rests = new HashMap<>();

  public Quiet(InstantSource clock) {
    this.clock = clock;
  }

  private record Rest(long revision, Instant since, Instant until) {}

  /** Nothing of this revision is to be sent before then. */
  public void rest(Incident incident, Instant until) {
    rests.put(incident.id(), new Rest(incident.revision(), clock.instant(), until));
  }

  public boolean isQuiet(Outbox.Edition edition) {
    var rest = rests.get(edition.incident());
    if (rest == null) {
      return false;
    }
    var now = clock.instant();
    // A clock that was put back says nothing about how long it has been quiet.
    if (rest.revision() == edition.revision()
        && now.isBefore(rest.until())
        && !now.isBefore(rest.since())) {
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
