package rollbackbot.room;

import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.release.App;

/** What follows from trouble with a service outside: it is tried again later, or ends a step. */
public interface Troubled {
  Change meets(Incident incident, App app, OutsideTrouble trouble);
}
