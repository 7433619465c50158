package rollbackbot.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import rollbackbot.release.AppName;
import rollbackbot.rollback.AuditEvent;
import rollbackbot.rollback.IncidentId;

/** Reads who did what, when, why. */
public final class AuditTrail {
  private final Jdbi jdbi;

  public AuditTrail(Database database) {
    this.jdbi = database.jdbi();
  }

  /** The events in the order in which they happened. */
  public List<AuditEvent> events(Optional<AppName> app, Optional<Instant> since) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select at, incident, app, actor, action, detail from audit_event
                where (:app = '' or app = :app) and at >= :since
                order by at, incident, revision, position
                """)
            .bind("app", app.map(AppName::value).orElse(""))
            .bind("since", since.map(Instant::toEpochMilli).orElse(0L))
            .map((row, _) ->
                new AuditEvent(
                    Instant.ofEpochMilli(row.getLong("at")),
                    new IncidentId(row.getString("incident")),
                    new AppName(row.getString("app")),
                    row.getString("actor"),
                    row.getString("action"),
                    row.getString("detail")))
            .list());
  }
}
