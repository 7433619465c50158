package rollbackbot.app;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import rollbackbot.incident.IncidentId;
import rollbackbot.jobs.WakeUps;
import rollbackbot.store.WakeUpWriter;

/** Joins the store, which knows what is committed, to the jobs, which know when it is due. */
record DatabaseWakeUps(WakeUps wakeUps, CommitBell bell) implements WakeUpWriter {

  @Override
  public void wake(Connection transaction, IncidentId incident, long revision, Instant at) {
    wakeUps.wake(transaction, incident, revision, at);
  }

  @Override
  public void handle(Connection transaction, List<String> inputs) {
    wakeUps.handle(transaction, inputs);
  }

  @Override
  public void committed() {
    bell.ring();
  }
}
