package rollbackbot.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import rollbackbot.incident.Incident;
import rollbackbot.rollback.Unreadable;

/** Rows with an incident's {@code id} and {@code body}. */
record StoredIncidents(SetAside setAside) {

  /**
   * The incident of the row.
   *
   * @throws Unreadable if this process can't read it
   */
  Incident read(ResultSet row, StatementContext context) throws SQLException {
    var body = row.getString("body");
    return setAside.read(name(row), () -> IncidentRecord.read(body));
  }

  /** The same where other rows are to be read too: empty where it can't be. */
  Optional<Incident> readable(ResultSet row, StatementContext context) throws SQLException {
    var body = row.getString("body");
    return setAside.readable(name(row), () -> IncidentRecord.read(body));
  }

  private static String name(ResultSet row) throws SQLException {
    return "incident " + row.getString("id");
  }
}
