package rollbackbot.offer;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import rollbackbot.evidence.Evidence;
import rollbackbot.evidence.Told;
import rollbackbot.evidence.look.Basis;
import rollbackbot.incident.IncidentId;

/** Evidence that is gathered while people answer; nobody waits for it. */
public interface EvidenceAhead {

  /**
   * Begins to gather for an incident, unless that was begun.
   *
   * @param basis read beside the caller, who goes on; it may meet trouble outside
   * @return what was gathered; empty as long as it isn't all there
   */
  Optional<Evidence> of(IncidentId incident, Supplier<Basis> basis);

  /** What was gathered for an incident; empty where that isn't all there, or wasn't begun. */
  Optional<Evidence> gathered(IncidentId incident);

  /**
   * Begins to look at an app's health, unless that was begun.
   *
   * @return how it was found to be; empty as long as it hasn't answered
   */
  Optional<Told.Fact> health(IncidentId incident, URI address);
}
