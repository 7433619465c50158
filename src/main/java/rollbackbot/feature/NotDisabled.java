package rollbackbot.feature;

import java.time.Instant;
import rollbackbot.incident.Incident;

/** How an incident goes on where no feature is switched off. */
public interface NotDisabled {

  /** As if the feature couldn't be switched off, the other answers kept. */
  Incident notDisabled(Incident incident, String by, Instant now);
}
