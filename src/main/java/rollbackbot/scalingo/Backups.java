package rollbackbot.scalingo;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import rollbackbot.database.Backup;
import rollbackbot.database.DatabaseId;
import rollbackbot.once.Operation;
import rollbackbot.release.PlatformApp;
import rollbackbot.scalingo.http.Answer;
import rollbackbot.scalingo.http.Call;
import rollbackbot.scalingo.http.Dates;

/** The backups of databases: what there is, and asking for another. */
final class Backups {
  private final DatabaseCalls calls;
  private final Regions regions;
  private final Dates dates;

  Backups(DatabaseCalls calls, Regions regions, Dates dates) {
    this.calls = calls;
    this.regions = regions;
    this.dates = dates;
  }

  List<Backup> of(PlatformApp app, DatabaseId id) {
    var description = Operation.READ_BACKUPS.of(id.value(), app.name());
    return calls.send(
        app,
        id,
        Call.urgentRead("backups", description, url(app, id)),
        answer -> {
          var rows = answer.present(answer.json(ListAnswer.class).databaseBackups(), "backups");
          return rows.stream()
              .map(row -> backup(row, answer))
              .sorted(Comparator.comparing(Backup::createdAt).reversed())
              .toList();
        });
  }

  Backup create(PlatformApp app, DatabaseId id) {
    var description = Operation.BACK_UP.of(id.value(), app.name());
    return calls.send(
        app,
        id,
        Call.write("create-backup", description, "POST", url(app, id), Map.of()),
        answer -> {
          var wire = answer.json(SingleAnswer.class).databaseBackup();
          return backup(answer.present(wire, "a backup"), answer);
        });
  }

  private HttpUrl url(PlatformApp app, DatabaseId id) {
    return regions.database(app.region(), id, "backups");
  }

  private Backup backup(Wire wire, Answer answer) {
    return new Backup(
        answer.present(wire.id(), "a backup's id"),
        dates.orNow(wire.createdAt()),
        status(wire.status()),
        Optional.ofNullable(wire.size()).filter(bytes -> bytes > 0));
  }

  /** Only a backup that is done can be used; a word that nobody knows is no end. */
  private static Backup.Status status(@Nullable String word) {
    return switch (word) {
      case "done" -> Backup.Status.USABLE;
      case "error", "cancelling", "cancelled" -> Backup.Status.FAILED;
      case null, default -> Backup.Status.PENDING;
    };
  }

  record ListAnswer(@Nullable List<Wire> databaseBackups) {}

  record SingleAnswer(@Nullable Wire databaseBackup) {}

  record Wire(
      @Nullable String id,
      @Nullable String createdAt,
      @Nullable String status,
      @Nullable Long size) {}
}
