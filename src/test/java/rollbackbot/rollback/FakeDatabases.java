package rollbackbot.rollback;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollbackbot.database.Backup;
import rollbackbot.database.Database;
import rollbackbot.database.DatabaseId;
import rollbackbot.database.Databases;
import rollbackbot.database.OperationId;
import rollbackbot.database.OperationStatus;
import rollbackbot.database.RecoveryWindow;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.release.PlatformApp;

/**
 * The databases of one app, which has none at first. Backups and restores take their time; a
 * PostgreSQL can be taken back to any moment of the last seven days, once.
 */
final class FakeDatabases implements Databases {
  private static final Duration BACKUP = Duration.ofSeconds(30);
  private static final Duration RESTORE = Duration.ofMinutes(2);
  private static final Duration WINDOW = Duration.ofDays(7);

  private final PlatformApp only;
  private final Disturbances disturbances;
  private final InstantSource clock;
  private final Map<DatabaseId, Kept> kept = new LinkedHashMap<>();
  private boolean nextBackupFails;
  private Optional<String> nextRestoreFails = Optional.empty();

  /** A database with what happened to it. */
  private static final class Kept {
    final String engine;
    final List<Made> newestFirst = new ArrayList<>();
    final Map<OperationId, Restore> restores = new LinkedHashMap<>();
    Optional<Instant> timelineSince = Optional.empty();

    Kept(String engine) {
      this.engine = engine;
    }

    Optional<OperationId> operation(Instant now) {
      return restores.entrySet().stream()
          .filter(restore -> now.isBefore(restore.getValue().endsAt()))
          .map(Map.Entry::getKey)
          .findFirst();
    }
  }

  private record Made(String id, Instant at, Instant endsAt, boolean fails) {
    Backup at(Instant now) {
      if (now.isBefore(endsAt)) {
        return new Backup(id, at, Backup.Status.PENDING, Optional.empty());
      }
      return fails
          ? new Backup(id, at, Backup.Status.FAILED, Optional.empty())
          : new Backup(id, at, Backup.Status.USABLE, Optional.of(4_096L));
    }
  }

  private record Restore(Instant moment, Instant endsAt, Optional<String> failure) {
    OperationStatus at(Instant now) {
      if (now.isBefore(endsAt)) {
        return new OperationStatus.Running();
      }
      return failure
          .<OperationStatus>map(OperationStatus.Failed::new)
          .orElseGet(OperationStatus.Done::new);
    }
  }

  FakeDatabases(PlatformApp only, Disturbances disturbances, InstantSource clock) {
    this.only = only;
    this.disturbances = disturbances;
    this.clock = clock;
  }

  /** The app has a database of this engine. */
  DatabaseId add(String engine) {
    var id = new DatabaseId("ad-" + engine + "-" + (kept.size() + 1));
    kept.put(id, new Kept(engine));
    return id;
  }

  /** A backup that was over before. */
  void past(DatabaseId id, Instant at) {
    found(id).newestFirst.addFirst(new Made("backup-of-" + at, at, at.plus(BACKUP), false));
  }

  /** Somebody deletes its backups. */
  void forgetBackups(DatabaseId id) {
    found(id).newestFirst.clear();
  }

  void nextBackupFails() {
    nextBackupFails = true;
  }

  /** The next restore ends without success, with these words. */
  void nextRestoreFails(String words) {
    nextRestoreFails = Optional.of(words);
  }

  /** How many backups the bot asked for. */
  long backupsByBot(DatabaseId id) {
    return found(id).newestFirst.stream()
        .filter(made -> !made.id().startsWith("backup-of-"))
        .count();
  }

  /** The moments to which a database was taken back, in order. */
  List<Instant> restoredTo(DatabaseId id) {
    return found(id).restores.values().stream().map(Restore::moment).toList();
  }

  @Override
  public List<Database> databases(PlatformApp app) {
    return disturbances.read(
        "databases.list",
        () -> {
          require(app);
          return kept.keySet().stream().map(id -> seen(id, Optional.empty())).toList();
        });
  }

  @Override
  public Database database(PlatformApp app, DatabaseId id) {
    return disturbances.read(
        "databases.one", () -> seen(id, required(app, id).operation(clock.instant())));
  }

  private Database seen(DatabaseId id, Optional<OperationId> operation) {
    var engine = found(id).engine;
    boolean usable = found(id).operation(clock.instant()).isEmpty();
    return new Database(id, engine, engine + "-starter-512", usable, operation);
  }

  @Override
  public List<Backup> backups(PlatformApp app, DatabaseId id) {
    return disturbances.read(
        "databases.backups",
        () -> {
          var now = clock.instant();
          return required(app, id).newestFirst.stream().map(made -> made.at(now)).toList();
        });
  }

  @Override
  public Backup createBackup(PlatformApp app, DatabaseId id) {
    return disturbances.change(
        "databases.createBackup",
        () -> {
          var database = required(app, id);
          var now = clock.instant();
          var number = database.newestFirst.size() + 1;
          var made = new Made("backup-" + number, now, now.plus(BACKUP), nextBackupFails);
          nextBackupFails = false;
          database.newestFirst.addFirst(made);
          return made.at(now);
        });
  }

  @Override
  public Optional<RecoveryWindow> recoveryWindow(PlatformApp app, DatabaseId id) {
    return disturbances.read("databases.recoveryWindow", () -> window(required(app, id)));
  }

  private Optional<RecoveryWindow> window(Kept database) {
    var now = clock.instant();
    return Optional.of(database.timelineSince.orElse(now.minus(WINDOW)))
        .filter(_ -> database.engine.equals("postgresql"))
        .map(earliest -> new RecoveryWindow(earliest, now));
  }

  @Override
  public OperationId restore(PlatformApp app, DatabaseId id, Instant moment) {
    return disturbances.change(
        "databases.restore",
        () -> {
          var database = required(app, id);
          if (window(database).filter(window -> window.contains(moment)).isEmpty()) {
            throw new OutsideTrouble.Refused("restoring: 422, no such moment", 422, "no moment");
          }
          var now = clock.instant();
          var operation = new OperationId("restore-" + (database.restores.size() + 1));
          var end = now.plus(RESTORE);
          database.restores.put(operation, new Restore(moment, end, nextRestoreFails));
          database.timelineSince = Optional.of(end);
          nextRestoreFails = Optional.empty();
          return operation;
        });
  }

  @Override
  public OperationStatus operation(PlatformApp app, DatabaseId id, OperationId operation) {
    return disturbances.read(
        "databases.operation",
        () ->
            Optional.ofNullable(required(app, id).restores.get(operation))
                .map(restore -> restore.at(clock.instant()))
                .orElseThrow(() -> FakePlatform.notFound("operation " + operation.value())));
  }

  @Override
  public URI dashboard(PlatformApp app, DatabaseId id) {
    return URI.create("https://dashboard.example/" + app.name() + "/databases/" + id.value());
  }

  private Kept required(PlatformApp app, DatabaseId id) {
    require(app);
    return found(id);
  }

  private Kept found(DatabaseId id) {
    return Optional.ofNullable(kept.get(id))
        .orElseThrow(() -> FakePlatform.notFound("database " + id.value()));
  }

  private void require(PlatformApp app) {
    if (!app.equals(only)) {
      throw FakePlatform.notFound("app " + app.name());
    }
  }
}
