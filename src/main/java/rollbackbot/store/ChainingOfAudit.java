package rollbackbot.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import rollbackbot.audit.AuditRow;
import rollbackbot.audit.Head;

/**
 * The sixth migration: gives the audit rows of before their places in the chain, in the order in
 * which they happened. It never holds more of them than a page.
 */
final class ChainingOfAudit implements JavaMigration {
  private static final int PAGE = 500;

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("6");
  }

  @Override
  public String getDescription() {
    return "chain audit rows";
  }

  @Override
  public Integer getChecksum() {
    return 1;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    var connection = context.getConnection();
    var end = copy(connection);
    try (var head = connection.prepareStatement("update audit_head set number = ?, hash = ?");
        var drop = connection.createStatement()) {
      head.setLong(1, end.number());
      head.setString(2, end.hash());
      head.executeUpdate();
      drop.execute("drop table audit_event_before");
    }
  }

  private static Head copy(Connection connection) throws SQLException {
    var end = new Head(0, AuditRow.BEFORE_THE_FIRST);
    try (var select =
            connection.prepareStatement(
                """
                select incident, revision, position, at, app, actor, action, detail
                from audit_event_before order by at, incident, revision, position
                """);
        var insert =
            connection.prepareStatement(
                """
                insert into audit_event
                  (number, at, incident, revision, position, app, actor, source, action, detail,
                    hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
      select.setFetchSize(PAGE);
      try (var before = select.executeQuery()) {
        while (before.next()) {
          var row = row(before, end.number() + 1).after(end.hash());
          add(insert, row);
          end = new Head(row.number(), row.hash());
          if (row.number() % PAGE == 0) {
            insert.executeBatch();
          }
        }
      }
      insert.executeBatch();
    }
    return end;
  }

  /** From where somebody acted wasn't stored. */
  private static AuditRow row(ResultSet before, long number) throws SQLException {
    return new AuditRow(
        number,
        Instant.ofEpochMilli(before.getLong("at")),
        before.getString("incident"),
        before.getLong("revision"),
        before.getInt("position"),
        before.getString("app"),
        before.getString("actor"),
        "",
        before.getString("action"),
        before.getString("detail"),
        "");
  }

  private static void add(PreparedStatement insert, AuditRow row) throws SQLException {
    insert.setLong(1, row.number());
    insert.setLong(2, row.at().toEpochMilli());
    insert.setString(3, row.incident());
    insert.setLong(4, row.revision());
    insert.setInt(5, row.position());
    insert.setString(6, row.app());
    insert.setString(7, row.actor());
    insert.setString(8, row.source());
    insert.setString(9, row.action());
    insert.setString(10, row.detail());
    insert.setString(11, row.hash());
    insert.addBatch();
  }
}
