package rollbackbot.jobs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rollbackbot.incident.IncidentId;

/**
 * Writes wake-ups into db-scheduler's table, as its README describes it, so that they are committed
 * with what they belong to. A wake-up is for one revision of an incident: once the incident has
 * moved on, it means nothing.
 */
public final class WakeUps {
  static final String ADVANCE = "advance";
  static final String HANDLE = "handle-input";
  private static final String SEPARATOR = ":";
  private static final Pattern NAME =
      Pattern.compile("(?<id>.+)" + SEPARATOR + "(?<revision>\\d{1,18})");
  private static final String INSERT =
      """
      insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
      values (?, ?, ?, ?, 1)
      on conflict (task_name, task_instance) do update
      set execution_time = excluded.execution_time
      where excluded.execution_time < scheduled_tasks.execution_time and not scheduled_tasks.picked
      """;

  private final InstantSource clock;

  public WakeUps(InstantSource clock) {
    this.clock = clock;
  }

  /** The incident's revision is to be looked at then, if not earlier. */
  public void wake(Connection transaction, IncidentId incident, long revision, Instant at) {
    insert(transaction, ADVANCE, List.of(incident + SEPARATOR + revision), at);
  }

  /** The inputs are to be handled now. */
  public void handle(Connection transaction, List<String> inputs) {
    insert(transaction, HANDLE, inputs, clock.instant());
  }

  private static void insert(
      Connection transaction, String task, List<String> instances, Instant at) {
    try (PreparedStatement statement = transaction.prepareStatement(INSERT)) {
      for (var instance : instances) {
        statement.setString(1, task);
        statement.setString(2, instance);
        statement.setTimestamp(3, Timestamp.from(at));
        statement.setBoolean(4, false);
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw new IllegalStateException("storing wake-ups: " + task + " " + instances, e);
    }
  }

  /** The revision of an incident that a wake-up is for. */
  record Edition(IncidentId incident, long revision) {}

  /** Whose wake-up it is; empty for a name that no version gives one. */
  static Optional<Edition> edition(String instance) {
    var name = NAME.matcher(instance);
    return name.matches()
        ? Optional.of(
            new Edition(new IncidentId(name.group("id")), Long.parseLong(name.group("revision"))))
        : Optional.empty();
  }
}
