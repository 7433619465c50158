package rollbackbot.ticket;

import java.time.Instant;
import rollbackbot.incident.CalledOff;
import rollbackbot.incident.Incident;
import rollbackbot.outside.TicketText;
import rollbackbot.release.App;

/** The longer texts that the bot writes for other systems, in the incident's language. */
public interface Prose {

  /** The ticket for the product owner. Its body names the incident's id. */
  TicketText ticket(Incident incident, App app, CalledOff.Closing why, Instant now);
}
