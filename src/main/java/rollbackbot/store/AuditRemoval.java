package rollbackbot.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import rollbackbot.audit.AuditRow;
import rollbackbot.audit.Gap;
import rollbackbot.audit.Removal;
import rollbackbot.audit.RowNumbers;
import rollbackbot.incident.AuditEvent;

/**
 * Removes audit rows, at the end of a transaction, in the one way that the triggers let pass and
 * that leaves the chain whole: first a row that tells which ones, then the gaps, then the rows go.
 */
final class AuditRemoval {
  /** So many fit into a detail, whatever their numbers are. */
  private static final int RUNS_IN_A_ROW = 90;

  /** Changes of incidents begin with 1. */
  private static final long REVISION = 0;

  private final Handle handle;
  private final Instant now;

  private AuditRemoval(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /** What matters of a row that goes. */
  private record Going(long number, Instant at, String app, String hash) {}

  /** Removes all rows of an incident that is no more; what was refused about it goes by its age. */
  static void of(Handle handle, String incident, Instant now) {
    var rows =
        handle
            .createQuery(
                """
                select number, at, app, hash from audit_event
                where incident = :incident and revision > :removals order by number
                """)
            .bind("incident", incident)
            .bind("removals", REVISION)
            .map((row, _) -> going(row))
            .list();
    new AuditRemoval(handle, now).remove(rows, incident, REVISION);
  }

  /** Removes the oldest rows of what was refused, which another process may be about to as well. */
  static int ofRefusals(Handle handle, Instant before, int most, Instant now) {
    AuditLog.holdTheEnd(handle);
    var rows =
        handle
            .createQuery(
                """
                select number, at, app, hash from audit_event
                where action = 'refused' and at < :before order by number limit :most
                """)
            .bind("before", before.toEpochMilli())
            .bind("most", most)
            .map((row, _) -> going(row))
            .list();
    rows.stream()
        .collect(Collectors.groupingBy(Going::app, TreeMap::new, Collectors.toList()))
        .values()
        .forEach(
            ofAnApp -> new AuditRemoval(handle, now).remove(ofAnApp, "", AuditRow.OF_NO_CHANGE));
    return rows.size();
  }

  private static Going going(ResultSet row) throws SQLException {
    return new Going(
        row.getLong("number"),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("app"),
        row.getString("hash"));
  }

  private void remove(List<Going> rows, String incident, long revision) {
    if (rows.isEmpty()) {
      return;
    }
    AuditLog.append(handle, told(rows, incident, revision));
    gaps(rows).forEach(this::note);
    for (var row : rows) {
      handle
          .createUpdate("delete from audit_event where number = :number")
          .bind("number", row.number())
          .execute();
    }
  }

  private List<AuditRow> told(List<Going> rows, String incident, long revision) {
    var numbers = new RowNumbers();
    rows.forEach(row -> numbers.add(row.number()));
    var from = rows.stream().map(Going::at).min(Comparator.naturalOrder()).orElseThrow();
    var to = rows.stream().map(Going::at).max(Comparator.naturalOrder()).orElseThrow();
    var told = new ArrayList<AuditRow>();
    for (var some : numbers.inParts(RUNS_IN_A_ROW)) {
      var detail = new Removal(some, from, to).detail();
      told.add(
          new AuditRow(
              0,
              Instant.ofEpochMilli(now.toEpochMilli()),
              incident,
              revision,
              told.size(),
              rows.getFirst().app(),
              AuditEvent.BOT,
              AuditEvent.BOT,
              Removal.ACTION,
              detail,
              ""));
    }
    return told;
  }

  private static List<Gap> gaps(List<Going> rows) {
    var gaps = new ArrayList<Gap>();
    for (var row : rows) {
      boolean goesOn = !gaps.isEmpty() && gaps.getLast().last() == row.number() - 1;
      var first = goesOn ? gaps.removeLast().first() : row.number();
      gaps.add(new Gap(first, row.number(), row.hash()));
    }
    return gaps;
  }

  /** As one with the gaps before and behind. */
  private void note(Gap gap) {
    var before = neighbour("last_number", gap.first() - 1);
    var behind = neighbour("first_number", gap.last() + 1);
    handle
        .createUpdate(
            """
            insert into audit_gap (first_number, last_number, hash) values (:first, :last, :hash)
            """)
        .bind("first", before.map(Gap::first).orElse(gap.first()))
        .bind("last", behind.map(Gap::last).orElse(gap.last()))
        .bind("hash", behind.map(Gap::hash).orElse(gap.hash()))
        .execute();
    before.ifPresent(this::forget);
    behind.ifPresent(this::forget);
  }

  private Optional<Gap> neighbour(String end, long number) {
    return handle
        .createQuery("select first_number, last_number, hash from audit_gap where <end> = :number")
        .define("end", end)
        .bind("number", number)
        .map((row, _) -> StoredRows.gap(row))
        .findOne();
  }

  private void forget(Gap gap) {
    handle
        .createUpdate("delete from audit_gap where first_number = :first and last_number = :last")
        .bind("first", gap.first())
        .bind("last", gap.last())
        .execute();
  }
}
