package rollbackbot.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import rollbackbot.audit.AuditRow;
import rollbackbot.audit.Gap;
import rollbackbot.audit.Head;

/** The audit trail's tables as records. */
final class StoredRows {
  private StoredRows() {}

  static AuditRow row(ResultSet row) throws SQLException {
    return new AuditRow(
        row.getLong("number"),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("incident"),
        row.getLong("revision"),
        row.getInt("position"),
        row.getString("app"),
        row.getString("actor"),
        row.getString("source"),
        row.getString("action"),
        row.getString("detail"),
        row.getString("hash"));
  }

  static Gap gap(ResultSet row) throws SQLException {
    return new Gap(row.getLong("first_number"), row.getLong("last_number"), row.getString("hash"));
  }

  static Head head(ResultSet row) throws SQLException {
    return new Head(row.getLong("number"), row.getString("hash"));
  }

  static RefusedAttempts.Counted counted(ResultSet row) throws SQLException {
    return new RefusedAttempts.Counted(
        new RefusedAttempt(
            row.getString("actor"),
            row.getString("app"),
            row.getString("incident"),
            row.getString("attempt"),
            row.getString("source")),
        Instant.ofEpochMilli(row.getLong("since")),
        Instant.ofEpochMilli(row.getLong("latest")),
        row.getLong("more"));
  }
}
