package rollbackbot.room;

import java.time.Instant;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.plan.Confirmed;
import rollbackbot.plan.Way;

/** The order of a confirmed rollback: its steps say that they are done, never what follows. */
public interface Course {

  /** What was confirmed, by as many people as must, begins. */
  Incident begun(Incident incident, Confirmed confirmed);

  /** A step is done: what follows. */
  Change done(Way step, Incident incident, Confirmed confirmed, Instant now);
}
