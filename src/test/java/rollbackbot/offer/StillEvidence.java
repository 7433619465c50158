package rollbackbot.offer;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import rollbackbot.evidence.Evidence;
import rollbackbot.evidence.Told;
import rollbackbot.evidence.look.Basis;
import rollbackbot.incident.IncidentId;

/**
 * Evidence that never moves, for tests that are about something else.
 *
 * @param told what there is of it; empty: it is being gathered without end
 */
public record StillEvidence(Optional<Evidence> told) implements EvidenceAhead {
  /** All is gathered, and nothing was found. */
  public static final StillEvidence NOTHING =
      new StillEvidence(Optional.of(new Evidence(List.of(), List.of(), List.of())));

  public static final StillEvidence ENDLESS = new StillEvidence(Optional.empty());

  @Override
  public Optional<Evidence> of(IncidentId incident, Supplier<Basis> basis) {
    return told;
  }

  @Override
  public Optional<Evidence> gathered(IncidentId incident) {
    return told;
  }

  @Override
  public Optional<Told.Fact> health(IncidentId incident, URI address) {
    return Optional.empty();
  }
}
