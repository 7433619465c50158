package rollbackbot.store;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.Memo;
import rollbackbot.release.AppName;
import rollbackbot.release.Mark;
import rollbackbot.room.Ends;

/** What is remembered of apps beyond their incidents. */
final class SqlMemory {
  private static final int MOST_PAUSED = 50;

  private final Jdbi jdbi;
  private final WakeUpWriter wakeUps;
  private final StoredIncidents stored;

  SqlMemory(Jdbi jdbi, WakeUpWriter wakeUps, StoredIncidents stored) {
    this.jdbi = jdbi;
    this.wakeUps = wakeUps;
    this.stored = stored;
  }

  /** In the transaction of the change that brings it. */
  void remember(Handle handle, Memo memo) {
    switch (memo) {
      case Memo.AutoDeployWasOn(var app, var incident, var at) ->
          handle
              .createUpdate(
                  """
                  insert into auto_deploy_pause (app, incident, at)
                  values (:app, :incident, :at) on conflict do nothing
                  """)
              .bind("app", app.value())
              .bind("incident", incident.value())
              .bind("at", at.toEpochMilli())
              .execute();
      case Memo.AutoDeployPutBack(var app, var at) -> {
        handle
            .createUpdate("delete from auto_deploy_pause where app = :app")
            .bind("app", app.value())
            .execute();
        wakeThosePaused(handle, app, at);
      }
      case Memo.ProductionSeen(var app, var seen, var at) ->
          wakeThoseOver(handle, app, at, incident -> Ends.isOutdatedBy(incident, seen));
      case Memo.Unmarked(var app, var mark, var at) -> unmark(handle, app, mark, at);
      case Memo.RolledAwayFrom(var app, var mark, var incident, var at) -> {
        forget(handle, "unmarked_version", app, mark);
        handle
            .createUpdate(
                """
                insert into rolled_away_from (app, version, incident, at)
                values (:app, :version, :incident, :at) on conflict do nothing
                """)
            .bind("app", app.value())
            .bind("version", mark.key())
            .bind("incident", incident.value())
            .bind("at", at.toEpochMilli())
            .execute();
      }
    }
  }

  /** They say on their boards that auto-deploy is off. */
  private void wakeThosePaused(Handle handle, AppName app, Instant at) {
    wakeThoseOver(handle, app, at, incident -> incident.autoDeploy() == AutoDeploy.PAUSED);
  }

  private void wakeThoseOver(
      Handle handle, AppName app, Instant at, Predicate<Incident> concerned) {
    handle
        .createQuery(
            """
            select id, body from incident where app = :app and locks_app = 0
            order by opened_at desc limit :most
            """)
        .bind("app", app.value())
        .bind("most", MOST_PAUSED)
        .map(stored::readable)
        .stream()
        .flatMap(Optional::stream)
        .filter(concerned)
        .forEach(it -> wakeUps.wake(handle.getConnection(), it.id(), it.revision(), at));
  }

  private static void unmark(Handle handle, AppName app, Mark mark, Instant at) {
    forget(handle, "rolled_away_from", app, mark);
    handle
        .createUpdate(
            """
            insert into unmarked_version (app, version, at)
            values (:app, :version, :at) on conflict do nothing
            """)
        .bind("app", app.value())
        .bind("version", mark.key())
        .bind("at", at.toEpochMilli())
        .execute();
  }

  /** Marks of before commits were marked are on what the release was called. */
  private static void forget(Handle handle, String table, AppName app, Mark mark) {
    handle
        .createUpdate("delete from <table> where app = :app and version in (:key, :label)")
        .define("table", table)
        .bind("app", app.value())
        .bind("key", mark.key())
        .bind("label", mark.label())
        .execute();
  }

  /** The marks of a table. */
  Set<String> versions(String table, AppName app) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select version from <table> where app = :app")
            .define("table", table)
            .bind("app", app.value())
            .mapTo(String.class)
            .set());
  }

  Optional<IncidentId> autoDeployPausedBy(AppName app) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select incident from auto_deploy_pause where app = :app")
            .bind("app", app.value())
            .mapTo(String.class)
            .findOne()
            .map(IncidentId::new));
  }

  Optional<Instant> autoDeployPausedSince(AppName app) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select at from auto_deploy_pause where app = :app")
            .bind("app", app.value())
            .mapTo(Long.class)
            .findOne()
            .map(Instant::ofEpochMilli));
  }
}
