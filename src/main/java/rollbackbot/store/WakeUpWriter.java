package rollbackbot.store;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import rollbackbot.incident.IncidentId;

/** Writes what is to happen next into the transaction of what has just happened. */
public interface WakeUpWriter {

  /** The incident, as of this revision, is to be looked at. */
  void wake(Connection transaction, IncidentId incident, long revision, Instant at);

  /** The inputs are to be handled now. */
  void handle(Connection transaction, List<String> inputs);

  /** Something was committed that may be due now. */
  void committed();
}
