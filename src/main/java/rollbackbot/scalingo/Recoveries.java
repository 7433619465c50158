package rollbackbot.scalingo;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import rollbackbot.database.DatabaseId;
import rollbackbot.database.OperationId;
import rollbackbot.database.RecoveryWindow;
import rollbackbot.once.Operation;
import rollbackbot.release.PlatformApp;
import rollbackbot.scalingo.http.Answer;
import rollbackbot.scalingo.http.Call;
import rollbackbot.scalingo.http.Dates;

/** Taking databases back to a moment (Scalingo docs: point-in-time recovery; PostgreSQL only). */
final class Recoveries {
  private final DatabaseCalls calls;
  private final Regions regions;

  Recoveries(DatabaseCalls calls, Regions regions) {
    this.calls = calls;
    this.regions = regions;
  }

  /** In go-scalingo since August 2026; its fields may be absent, and a 404 tells no window. */
  Optional<RecoveryWindow> window(PlatformApp app, DatabaseId id) {
    var description = Operation.READ_RECOVERY_WINDOW.of(id.value());
    return calls.send(
        app,
        id,
        Call.urgentRead("recovery-window", description, url(app, id, "recovery_window")),
        answer ->
            answer.isNotFound()
                ? Optional.empty()
                : Optional.ofNullable(answer.json(WindowAnswer.class).recoveryWindow())
                    .flatMap(Wire::window));
  }

  /** Whole seconds, as in the docs' example; cut off, since later would keep what is to go. */
  OperationId restore(PlatformApp app, DatabaseId id, Instant moment) {
    var second = moment.truncatedTo(ChronoUnit.SECONDS);
    var description = Operation.TAKE_BACK.of(id.value(), app.name(), second);
    var body = Map.of("restore_time", second.toString());
    return calls.send(
        app,
        id,
        Call.write("restore-database", description, "POST", url(app, id, "restore"), body),
        Recoveries::started);
  }

  private static OperationId started(Answer answer) throws IOException {
    var told = answer.json(RestoreAnswer.class);
    return new OperationId(answer.present(told.id(), "an operation"));
  }

  private HttpUrl url(PlatformApp app, DatabaseId id, String what) {
    return regions.database(app.region(), id, "pitr", what);
  }

  record WindowAnswer(@Nullable Wire recoveryWindow) {}

  record Wire(@Nullable String earliestRecoverableAt, @Nullable String latestRecoverableAt) {
    Optional<RecoveryWindow> window() {
      return Dates.told(earliestRecoverableAt)
          .flatMap(earliest ->
              Dates.told(latestRecoverableAt).map(latest -> new RecoveryWindow(earliest, latest)));
    }
  }

  /** The docs have the id alone, the official clients an object: either will do. */
  record RestoreAnswer(@Nullable String operationId, OperationAnswer.@Nullable Wire operation) {
    @Nullable String id() {
      return operationId == null && operation != null ? operation.id() : operationId;
    }
  }
}
