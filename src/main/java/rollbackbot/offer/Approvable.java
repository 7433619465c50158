package rollbackbot.offer;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.release.Approval;

/** A kind of what a second person approves. Pure: an incident in, another out. */
public interface Approvable {

  /** What was confirmed begins. */
  Incident given(Incident incident, Approval approval);

  /**
   * Nothing of what was confirmed is done.
   *
   * @param by who took it back; empty where nobody approved in time
   */
  Change withdrawn(Incident incident, Optional<String> by, Instant now);
}
