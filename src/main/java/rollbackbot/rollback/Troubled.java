package rollbackbot.rollback;

import rollbackbot.once.OutsideTrouble;
import rollbackbot.release.App;

/** What follows from trouble with a service outside: it is tried again later, or ends a step. */
interface Troubled {
  Change meets(Incident incident, App app, OutsideTrouble trouble);
}
