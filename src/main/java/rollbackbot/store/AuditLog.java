package rollbackbot.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import rollbackbot.audit.AuditRow;
import rollbackbot.audit.Head;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.Input;

/**
 * Writes the audit trail, at the end of a transaction: whoever appends holds the end of the chain
 * until it commits, and others who append wait that long. Nothing is locked after it, so nobody
 * waits for each other.
 */
final class AuditLog {
  private static final String INSERT =
      """
      insert into audit_event
        (number, at, incident, revision, position, app, actor, source, action, detail, hash)
      values
        (:number, :at, :incident, :revision, :position, :app, :actor, :source, :action, :detail,
          :hash)
      """;

  private static final int LONGEST_DETAIL = 4_000;

  private final Handle handle;

  private AuditLog(Handle handle) {
    this.handle = handle;
  }

  /**
   * Appends what a change was made of.
   *
   * @param handled what somebody did, where that is where it came from
   */
  static void append(
      Handle handle, List<AuditEvent> events, long revision, Optional<Input> handled) {
    var source = handled.map(AuditLog::source).orElse(AuditEvent.BOT);
    var rows = new ArrayList<AuditRow>();
    for (var event : events) {
      rows.add(row(event, revision, rows.size(), source));
    }
    append(handle, rows);
  }

  /** Appends rows, whose numbers and hashes come with their places. */
  static void append(Handle handle, List<AuditRow> rows) {
    new AuditLog(handle).append(rows);
  }

  private static AuditRow row(AuditEvent event, long revision, int position, String source) {
    return new AuditRow(
        0,
        Instant.ofEpochMilli(event.at().toEpochMilli()),
        event.incident().value(),
        revision,
        position,
        event.app().value(),
        storable(event.actor()),
        storable(source),
        storable(event.action()),
        cut(storable(event.detail())),
        "");
  }

  static String source(Input input) {
    return input.team().equals(Input.TERMINAL)
        ? Input.TERMINAL
        : "slack " + input.team() + " " + input.replyTo().channel();
  }

  /** PostgreSQL stores every character but one, and half of a character is none. */
  static String storable(String text) {
    var storable = new StringBuilder(text.length());
    text.codePoints()
        .map(it -> it == 0 ? ' ' : it)
        .map(it -> it >= Character.MIN_SURROGATE && it <= Character.MAX_SURROGATE ? '\uFFFD' : it)
        .forEach(storable::appendCodePoint);
    return storable.toString();
  }

  private static String cut(String detail) {
    if (detail.length() <= LONGEST_DETAIL) {
      return detail;
    }
    int end = LONGEST_DETAIL - 1;
    return detail.substring(0, Character.isHighSurrogate(detail.charAt(end - 1)) ? end - 1 : end)
        + "…";
  }

  private void append(List<AuditRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    var end = holdTheEnd(rows.size());
    for (var row : rows) {
      end = insert(row, end);
    }
    handle.createUpdate("update audit_head set hash = :hash").bind("hash", end.hash()).execute();
  }

  /** From now on others wait who append, or do this. */
  static void holdTheEnd(Handle handle) {
    handle.execute("update audit_head set number = number");
  }

  /** The end as it was; from now on others wait. */
  private Head holdTheEnd(int more) {
    return handle
        .createQuery("update audit_head set number = number + :more returning number, hash")
        .bind("more", more)
        .map((row, _) -> new Head(row.getLong("number") - more, row.getString("hash")))
        .one();
  }

  private Head insert(AuditRow row, Head end) {
    var next = numbered(row, end.number() + 1).after(end.hash());
    handle
        .createUpdate(INSERT)
        .bind("number", next.number())
        .bind("at", next.at().toEpochMilli())
        .bind("incident", next.incident())
        .bind("revision", next.revision())
        .bind("position", next.position())
        .bind("app", next.app())
        .bind("actor", next.actor())
        .bind("source", next.source())
        .bind("action", next.action())
        .bind("detail", next.detail())
        .bind("hash", next.hash())
        .execute();
    return new Head(next.number(), next.hash());
  }

  private static AuditRow numbered(AuditRow row, long number) {
    return new AuditRow(
        number,
        row.at(),
        row.incident(),
        row.revision() == AuditRow.OF_NO_CHANGE ? -number : row.revision(),
        row.position(),
        row.app(),
        row.actor(),
        row.source(),
        row.action(),
        row.detail(),
        row.hash());
  }
}
