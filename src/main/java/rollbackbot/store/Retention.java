package rollbackbot.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Removes what was kept long enough, in bites that hold the database up for a moment only: what
 * people did once it was handled, with the keys by which the same request is known again, and
 * incidents that are over, with their messages and their audit events, of which a row that stays
 * tells. What is remembered of versions stays, and so does an incident that has left auto-deploy
 * off. What outputs told of versions goes late: it is read again where somebody needs it.
 */
public final class Retention {
  /** Slack sends the same again within an hour at the most; the rest is for whoever looks back. */
  private static final Duration HANDLED = Duration.ofDays(30);

  /** Far longer than deployments are gone back to; the platform's calls are scarce. */
  private static final Duration OUTPUTS = Duration.ofDays(400);

  private static final int ROWS = 500;
  private static final int INCIDENTS = 20;

  private final Jdbi jdbi;
  private final Optional<Duration> incidents;

  /**
   * @param incidents how long those that are over are kept; empty: for ever
   */
  public Retention(Database database, Optional<Duration> incidents) {
    this.jdbi = database.jdbi();
    this.incidents = incidents;
  }

  /** How many of each went. */
  public record Removed(int inputs, int replies, int incidents, int refusals, int outputs) {
    public boolean isNothing() {
      return inputs + replies + incidents + refusals + outputs == 0;
    }

    public Removed and(Removed more) {
      return new Removed(
          inputs + more.inputs,
          replies + more.replies,
          incidents + more.incidents,
          refusals + more.refusals,
          outputs + more.outputs);
    }
  }

  /** Removes one bite; nothing when nothing is left to remove. */
  public Removed bite(Instant now) {
    var handledBefore = now.minus(HANDLED).toEpochMilli();
    return new Removed(
        remove("input", "received_at < :before and handled = 1", handledBefore),
        remove("private_reply", "at < :before", handledBefore),
        incidents.map(kept -> removeIncidents(now, now.minus(kept))).orElse(0),
        incidents.map(kept -> removeRefusals(now, now.minus(kept))).orElse(0),
        removeOutputs(now));
  }

  /** Those of which nobody noted when they were read count from now on. */
  private int removeOutputs(Instant now) {
    return jdbi.inTransaction(handle -> {
      handle
          .createUpdate("update output_version set kept_at = :now where kept_at = 0")
          .bind("now", now.toEpochMilli())
          .execute();
      return handle
          .createUpdate(
              """
              delete from output_version where deployment in
                (select deployment from output_version where kept_at < :before limit :most)
              """)
          .bind("before", now.minus(OUTPUTS).toEpochMilli())
          .bind("most", ROWS)
          .execute();
    });
  }

  private int remove(String table, String condition, long before) {
    return jdbi.withHandle(handle ->
        handle
            .createUpdate(
                """
                delete from <table>
                where id in (select id from <table> where <condition> limit :most)
                """)
            .define("table", table)
            .define("condition", condition)
            .bind("before", before)
            .bind("most", ROWS)
            .execute());
  }

  private int removeIncidents(Instant now, Instant before) {
    var over =
        jdbi.withHandle(handle ->
            handle
                .createQuery(
                    """
                    select id from incident
                    where locks_app = 0 and opened_at < :before
                      and not exists (select 1 from auto_deploy_pause
                        where auto_deploy_pause.incident = incident.id)
                      and not exists (select 1 from audit_event
                        where audit_event.incident = incident.id and audit_event.revision > 0
                          and audit_event.at >= :before)
                    order by opened_at limit :most
                    """)
                .bind("before", before.toEpochMilli())
                .bind("most", INCIDENTS)
                .mapTo(String.class)
                .list());
    return over.stream().mapToInt(id -> removeIncident(id, now)).sum();
  }

  /** Unless somebody has opened it again since. */
  private int removeIncident(String id, Instant now) {
    return jdbi.inTransaction(handle -> {
      int removed = execute(handle, "delete from incident where id = :id and locks_app = 0", id);
      if (removed == 1) {
        execute(handle, "delete from message where incident = :id", id);
        AuditRemoval.of(handle, id, now);
      }
      return removed;
    });
  }

  private int removeRefusals(Instant now, Instant before) {
    return jdbi.inTransaction(handle -> AuditRemoval.ofRefusals(handle, before, ROWS, now));
  }

  /** Has the audit tell how often somebody was refused the same, where that is over. */
  public void tellRefusals(Instant now) {
    var over = jdbi.withHandle(handle -> RefusedAttempts.over(handle, now));
    for (var attempt : over) {
      jdbi.useTransaction(handle -> RefusedAttempts.tell(handle, attempt, now));
    }
  }

  private static int execute(Handle handle, String sql, String id) {
    return handle.createUpdate(sql).bind("id", id).execute();
  }
}
