package rollbackbot.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.Incidents;
import rollbackbot.incident.Input;
import rollbackbot.incident.PrivateReply;
import rollbackbot.once.Claims.Claim;
import rollbackbot.release.AppName;

/** Incidents, their audit trail, and what is remembered of apps, in SQL. */
public final class SqlIncidents implements Incidents {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String ONE_OPEN_INCIDENT = "one_open_incident_per_app";

  private final Jdbi jdbi;
  private final WakeUpWriter wakeUps;
  private final StoredIncidents stored;
  private final SqlMemory memory;

  public SqlIncidents(Database database, WakeUpWriter wakeUps) {
    this.jdbi = database.jdbi();
    this.stored = database.incidents();
    this.wakeUps = wakeUps;
    this.memory = new SqlMemory(jdbi, wakeUps, stored);
  }

  @Override
  public Optional<Incident> find(IncidentId id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select id, body from incident where id = :id")
            .bind("id", id.value())
            .map(stored::read)
            .findOne());
  }

  @Override
  public boolean stands(Claim claim) {
    return jdbi.withHandle(handle ->
        handle
                .createQuery(
                    "select count(*) from incident where id = :id and revision = :revision")
                .bind("id", claim.incident())
                .bind("revision", claim.revision())
                .mapTo(Integer.class)
                .one()
            == 1);
  }

  @Override
  public Optional<Incident> openOne(AppName app) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select id, body from incident where app = :app and locks_app = 1")
            .bind("app", app.value())
            .map(stored::read)
            .findOne());
  }

  @Override
  public List<Incident> newest(AppName app, int most) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select id, body from incident where app = :app
                order by opened_at desc, id desc limit :most
                """)
            .bind("app", app.value())
            .bind("most", most)
            .map(stored::readable)
            .stream()
            .flatMap(Optional::stream)
            .toList());
  }

  @Override
  public List<Incident> open() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select id, body from incident where locks_app = 1 order by opened_at, id")
            .map(stored::readable)
            .stream()
            .flatMap(Optional::stream)
            .toList());
  }

  @Override
  public List<AppName> lockedUnreadably() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select id, app, body from incident where locks_app = 1 order by app")
            .map((row, context) ->
                stored.readable(row, context).isPresent()
                    ? Optional.<AppName>empty()
                    : Optional.of(new AppName(row.getString("app"))))
            .stream()
            .flatMap(Optional::stream)
            .toList());
  }

  @Override
  public boolean store(Change change, Optional<Input> handled) {
    boolean stored = storeUnlessTaken(change, handled);
    if (stored) {
      wakeUps.committed();
    }
    return stored;
  }

  /** Another process may have opened an incident of the app since this one looked. */
  private boolean storeUnlessTaken(Change change, Optional<Input> handled) {
    try {
      return tryToStore(change, handled);
    } catch (JdbiException e) {
      if (isTaken(e)) {
        return false;
      }
      throw e;
    }
  }

  private static boolean isTaken(JdbiException failure) {
    return failure.getCause() instanceof SQLException answer
        && UNIQUE_VIOLATION.equals(answer.getSQLState())
        && String.valueOf(answer.getMessage()).contains(ONE_OPEN_INCIDENT);
  }

  private boolean tryToStore(Change change, Optional<Input> handled) {
    return jdbi.inTransaction(handle -> {
      var next = change.incident().withRevision(change.incident().revision() + 1);
      if (isLocked(handle, next) || !write(handle, next)) {
        return false;
      }
      change.memos().forEach(memo -> memory.remember(handle, memo));
      change.replies().forEach(reply -> addReply(handle, reply));
      handled.ifPresent(input -> markHandled(handle, input));
      change
          .wakeAt()
          .ifPresent(at -> wakeUps.wake(handle.getConnection(), next.id(), next.revision(), at));
      AuditLog.append(handle, change.audit(), next.revision(), handled);
      return true;
    });
  }

  /** The unique index would say so too, as an error; this is the polite way. */
  private static boolean isLocked(Handle handle, Incident next) {
    return next.state().locksTheApp()
        && handle
            .createQuery("select id from incident where app = :app and locks_app = 1")
            .bind("app", next.app().value())
            .mapTo(String.class)
            .findOne()
            .filter(open -> !open.equals(next.id().value()))
            .isPresent();
  }

  private static boolean write(Handle handle, Incident next) {
    var sql =
        next.revision() == 1
            ? """
            insert into incident
              (id, app, revision, shown_revision, state, locks_app, opened_at, body)
            values (:id, :app, :revision, 0, :state, :locks, :opened, :body)
            on conflict do nothing
            """
            : """
            update incident
            set revision = :revision, state = :state, locks_app = :locks, body = :body
            where id = :id and app = :app and opened_at = :opened
              and revision = :revision - 1
            """;
    return handle
            .createUpdate(sql)
            .bind("id", next.id().value())
            .bind("app", next.app().value())
            .bind("revision", next.revision())
            .bind("state", next.state().publicName())
            .bind("locks", next.state().locksTheApp() ? 1 : 0)
            .bind("opened", next.openedAt().toEpochMilli())
            .bind("body", IncidentRecord.write(next))
            .execute()
        == 1;
  }

  static void addReply(Handle handle, PrivateReply reply) {
    handle
        .createUpdate("insert into private_reply (id, at, body) values (:id, :at, :body)")
        .bind("id", UUID.randomUUID().toString())
        .bind("at", reply.at().toEpochMilli())
        .bind("body", Json.write(reply))
        .execute();
  }

  private static void markHandled(Handle handle, Input input) {
    handle
        .createUpdate("update input set handled = 1, body = '' where id = :id")
        .bind("id", input.id())
        .execute();
  }

  @Override
  public void reply(List<PrivateReply> replies, Input handled) {
    jdbi.useTransaction(handle -> {
      replies.forEach(reply -> addReply(handle, reply));
      markHandled(handle, handled);
      replies.forEach(reply -> RefusedAttempts.note(handle, handled, reply));
    });
    wakeUps.committed();
  }

  @Override
  public boolean boardIsRefused(IncidentId id) {
    return jdbi.withHandle(handle ->
        handle
                .createQuery(
                    """
                    select count(*) from message
                    where incident = :id and entry = 0
                      and timestamp is null and error is not null
                    """)
                .bind("id", id.value())
                .mapTo(Integer.class)
                .one()
            > 0);
  }

  @Override
  public Set<String> marks(AppName app) {
    return memory.versions("rolled_away_from", app);
  }

  @Override
  public Set<String> unmarked(AppName app) {
    return memory.versions("unmarked_version", app);
  }

  @Override
  public Optional<IncidentId> autoDeployPausedBy(AppName app) {
    return memory.autoDeployPausedBy(app);
  }

  @Override
  public Optional<Instant> autoDeployPausedSince(AppName app) {
    return memory.autoDeployPausedSince(app);
  }
}
