package rollbackbot.sandbox.scalingo.databases;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollbackbot.database.Database;
import rollbackbot.database.DatabaseId;
import rollbackbot.database.OperationId;
import rollbackbot.database.RecoveryWindow;
import rollbackbot.sandbox.scalingo.operations.ScalingoIds;
import rollbackbot.sandbox.scalingo.operations.SimulatedOperation;

/**
 * A database of a simulated app.
 *
 * @param bornAt no earlier moment can be reached
 */
public record SimulatedDatabase(
    DatabaseId id,
    String engine,
    String plan,
    Instant bornAt,
    List<SimulatedBackup> backups,
    List<SimulatedRestore> restores) {
  /** How far back shared plans can be restored (Scalingo docs: backup policies). */
  private static final Duration RECOVERABLE = Duration.ofDays(7);

  public static SimulatedDatabase born(String engine, String plan, Instant at) {
    return new SimulatedDatabase(
        new DatabaseId(ScalingoIds.addon()), engine, plan, at, List.of(), List.of());
  }

  public SimulatedDatabase with(SimulatedBackup backup) {
    var all =
        Stream.concat(backups.stream(), Stream.of(backup))
            .sorted(Comparator.comparing(SimulatedBackup::createdAt).reversed())
            .toList();
    return new SimulatedDatabase(id, engine, plan, bornAt, all, restores);
  }

  public SimulatedDatabase with(SimulatedRestore restore) {
    var all = Stream.concat(restores.stream(), Stream.of(restore)).toList();
    return new SimulatedDatabase(id, engine, plan, bornAt, backups, all);
  }

  public Optional<SimulatedOperation> operation(String operation) {
    return restores.stream()
        .map(SimulatedRestore::operation)
        .filter(candidate -> candidate.id().equals(operation))
        .findFirst();
  }

  public Optional<SimulatedOperation> current(Instant now) {
    return restores.stream()
        .map(SimulatedRestore::operation)
        .filter(operation -> !operation.isOver(now))
        .findFirst();
  }

  /** It is stopped while it is taken back (Scalingo docs: restoring). */
  public String status(Instant now) {
    return current(now).isPresent() ? "stopped" : "running";
  }

  /** No moment before the end of a restore that succeeded can be reached. */
  public Optional<RecoveryWindow> window(Instant now) {
    if (!engine.equals("postgresql")) {
      return Optional.empty();
    }
    var restored =
        restores.stream()
            .map(SimulatedRestore::operation)
            .filter(operation -> operation.status(now).equals("finished"))
            .map(SimulatedOperation::end);
    return Stream.concat(Stream.of(bornAt, now.minus(RECOVERABLE)), restored)
        .max(Comparator.naturalOrder())
        .map(earliest -> new RecoveryWindow(earliest, now));
  }

  public Database seen(Instant now) {
    return new Database(
        id,
        engine,
        plan,
        status(now).equals("running"),
        current(now).map(operation -> new OperationId(operation.id())));
  }
}
