package rollbackbot.scalingo;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollbackbot.database.Database;
import rollbackbot.database.DatabaseId;
import rollbackbot.database.OperationId;
import rollbackbot.database.OperationStatus;
import rollbackbot.once.Operation;
import rollbackbot.release.PlatformApp;
import rollbackbot.scalingo.http.Answer;
import rollbackbot.scalingo.http.Call;

/** How databases are, and how far what is done with them is. */
final class DatabaseStates {
  private final DatabaseCalls calls;
  private final Regions regions;

  DatabaseStates(DatabaseCalls calls, Regions regions) {
    this.calls = calls;
    this.regions = regions;
  }

  Database of(PlatformApp app, DatabaseId id) {
    var url = regions.database(app.region(), id);
    var description = Operation.READ_DATABASE.of(id.value(), app.name());
    return calls.send(
        app,
        id,
        Call.urgentRead("database", description, url),
        answer -> database(id, answer.present(answer.json(Shown.class).database(), "a database")));
  }

  private static Database database(DatabaseId id, Wire wire) {
    var type = wire.typeName() == null ? "" : wire.typeName();
    return new Database(
        id,
        Engine.named(type).orElse(type),
        wire.plan() == null ? "" : wire.plan(),
        "running".equals(wire.status()),
        Optional.ofNullable(wire.currentOperationId())
            .filter(operation -> !operation.isBlank())
            .map(OperationId::new));
  }

  /** In the words of database operations, which aren't those of app operations. */
  OperationStatus operation(PlatformApp app, DatabaseId id, OperationId operation) {
    var url = regions.database(app.region(), id, "operations", operation.value());
    var description = Operation.READ_DATABASE_OPERATION.of(operation.value(), id.value());
    return calls.send(
        app,
        id,
        Call.urgentRead("database-operation", description, url),
        answer -> status(OperationAnswer.in(answer), answer));
  }

  private static OperationStatus status(OperationAnswer.Wire operation, Answer answer) {
    var error = operation.error(answer);
    return switch (operation.word()) {
      case "finished" -> new OperationStatus.Done();
      case "error" -> new OperationStatus.Failed(error);
      case "user-error", "cancelled" ->
          new OperationStatus.Failed(error.isEmpty() ? operation.word() : error);
      default -> new OperationStatus.Running();
    };
  }

  record Shown(@Nullable Wire database) {}

  record Wire(
      @Nullable String typeName,
      @Nullable String plan,
      @Nullable String status,
      @Nullable String currentOperationId) {}
}
