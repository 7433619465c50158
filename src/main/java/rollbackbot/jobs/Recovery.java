package rollbackbot.jobs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import rollbackbot.incident.IncidentId;

/**
 * Takes up what a dead process left behind: frees what it had picked, and brings forward what it
 * was about to do next. Should it be alive after all, nothing is lost: a step that is run twice
 * starts from what is stored, and is stored once.
 */
final class Recovery {
  private final DataSource dataSource;
  private final InstantSource clock;

  Recovery(DataSource dataSource, InstantSource clock) {
    this.dataSource = dataSource;
    this.clock = clock;
  }

  /** For the only process of a database, before it starts: nobody else can be at anything. */
  void takeUpEverything() {
    try (Connection connection = dataSource.getConnection()) {
      for (var name : workers(connection)) {
        free(connection, name);
      }
      forward(connection, "select id || ':' || revision from incident", List.of());
    } catch (SQLException e) {
      throw new IllegalStateException("taking up what was left", e);
    }
  }

  /** Makes due whatever is stored as due later: whoever comes too early looks, and waits again. */
  void bringEverythingForward() {
    var sql =
        """
        update scheduled_tasks set execution_time = ?
        where picked = ? and execution_time > ?
        """;
    var now = Timestamp.from(clock.instant());
    try (Connection connection = dataSource.getConnection();
        var statement = connection.prepareStatement(sql)) {
      bind(statement, List.of(now, false, now));
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("bringing forward what is due later", e);
    }
  }

  /**
   * Makes due what is due later, but for incidents that a process is at. Whoever has gone may have
   * gone by a clock that was ahead, and nobody else would look for as long.
   */
  void bringForwardWhatNobodyIsAt() {
    var now = Timestamp.from(clock.instant());
    try (Connection connection = dataSource.getConnection()) {
      var busy = instances(connection, true, Timestamp.from(Instant.EPOCH));
      for (var instance : instances(connection, false, now)) {
        if (busy.stream().noneMatch(it -> incident(it).equals(incident(instance)))) {
          forwardOne(connection, instance, now);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("bringing forward what nobody is at", e);
    }
  }

  private static List<String> instances(Connection connection, boolean picked, Timestamp after)
      throws SQLException {
    return texts(
        connection,
        "select task_instance from scheduled_tasks where picked = ? and execution_time > ?",
        picked,
        after);
  }

  /** What people did stands for itself. */
  private static String incident(String instance) {
    return WakeUps.edition(instance).map(it -> it.incident().value()).orElse(instance);
  }

  private static void forwardOne(Connection connection, String instance, Timestamp now)
      throws SQLException {
    var sql =
        """
        update scheduled_tasks set execution_time = ?
        where task_instance = ? and picked = ? and execution_time > ?
        """;
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, List.of(now, instance, false, now));
      statement.executeUpdate();
    }
  }

  /**
   * Takes up the work of those that are gone.
   *
   * @param present tells who is there; asked after who works, so that nobody who comes meanwhile
   *     counts as gone
   */
  void takeUpFromTheDead(Supplier<Set<String>> present) {
    try (Connection connection = dataSource.getConnection()) {
      var gone = new HashSet<>(workers(connection));
      if (gone.isEmpty()) {
        return;
      }
      gone.removeAll(present.get());
      for (var name : gone) {
        takeUp(connection, name);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("taking up the work of the dead", e);
    }
  }

  private void takeUp(Connection connection, String name) throws SQLException {
    var incidents = incidentsOf(connection, name);
    free(connection, name);
    for (var incident : incidents) {
      forward(
          connection,
          "select id || ':' || revision from incident where id = ?",
          List.of(incident.value()));
    }
  }

  private static List<String> workers(Connection connection) throws SQLException {
    return texts(
        connection,
        """
        select distinct picked_by from scheduled_tasks
        where picked = ? and picked_by is not null
        """,
        true);
  }

  private static List<IncidentId> incidentsOf(Connection connection, String name)
      throws SQLException {
    return texts(
            connection,
            """
            select task_instance from scheduled_tasks
            where picked = ? and picked_by = ? and task_name = ?
            """,
            true,
            name,
            WakeUps.ADVANCE)
        .stream()
        .flatMap(instance -> WakeUps.edition(instance).stream())
        .map(WakeUps.Edition::incident)
        .toList();
  }

  private static void free(Connection connection, String name) throws SQLException {
    var sql =
        """
        update scheduled_tasks set picked = ?, picked_by = null, last_heartbeat = null
        where picked = ? and picked_by = ?
        """;
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, List.of(false, true, name));
      statement.executeUpdate();
    }
  }

  /** Makes due now what is waited for: the wake-ups of these incidents as they are. */
  private void forward(Connection connection, String revisions, List<String> ofThese)
      throws SQLException {
    var sql =
        """
        update scheduled_tasks set execution_time = ?
        where task_name = ? and execution_time > ? and task_instance in (%s)
        """
            .formatted(revisions);
    var now = Timestamp.from(clock.instant());
    var values = new ArrayList<Object>(List.of(now, WakeUps.ADVANCE, now));
    values.addAll(ofThese);
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      statement.executeUpdate();
    }
  }

  private static List<String> texts(Connection connection, String sql, Object... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, List.of(values));
      var texts = new ArrayList<String>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
      return texts;
    }
  }

  private static void bind(PreparedStatement statement, List<?> values) throws SQLException {
    int index = 0;
    for (var value : values) {
      index++;
      if (value instanceof Timestamp at) {
        statement.setTimestamp(index, at);
      } else if (value instanceof Boolean truth) {
        statement.setBoolean(index, truth);
      } else {
        statement.setString(index, String.valueOf(value));
      }
    }
  }
}
