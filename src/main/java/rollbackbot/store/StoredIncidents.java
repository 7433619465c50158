package rollbackbot.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import rollbackbot.incident.Incident;
import rollbackbot.rollback.Unreadable;

/**
 * Rows with an incident's {@code id} and {@code body}. Of some the last body is kept with what it
 * says: many look at one incident before it changes, and reading it is most of what a look costs.
 */
final class StoredIncidents {
  /** Characters of all bodies that are kept. */
  private static final long MOST = 4_000_000;

  private final SetAside setAside;
  private final long most;

  /** By the name of the row; whichever wasn't asked for longest comes first. */
  private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true);

  private long length;

  StoredIncidents(SetAside setAside) {
    this(setAside, MOST);
  }

  /**
   * @param most characters of all bodies that are kept
   */
  StoredIncidents(SetAside setAside, long most) {
    this.setAside = setAside;
    this.most = most;
  }

  private record Known(String body, Incident incident) {}

  /**
   * The incident of the row.
   *
   * @throws Unreadable if this process can't read it
   */
  Incident read(ResultSet row, StatementContext context) throws SQLException {
    return read(row.getString("id"), row.getString("body"));
  }

  /** The same where other rows are to be read too: empty where it can't be. */
  Optional<Incident> readable(ResultSet row, StatementContext context) throws SQLException {
    try {
      return Optional.of(read(row, context));
    } catch (Unreadable named) {
      return Optional.empty();
    }
  }

  Incident read(String id, String body) {
    var name = "incident " + id;
    return setAside.read(name, () -> knownFrom(name, body).orElseGet(() -> readAnew(name, body)));
  }

  private Incident readAnew(String name, String body) {
    var incident = IncidentRecord.read(body);
    keep(name, new Known(body, incident));
    return incident;
  }

  private synchronized Optional<Incident> knownFrom(String name, String body) {
    return Optional.ofNullable(known.get(name))
        .filter(it -> it.body().equals(body))
        .map(Known::incident);
  }

  private synchronized void keep(String name, Known newest) {
    length += newest.body().length();
    var before = known.put(name, newest);
    length -= before == null ? 0 : before.body().length();
    var oldest = known.values().iterator();
    while (length > most) {
      length -= oldest.next().body().length();
      oldest.remove();
    }
  }
}
