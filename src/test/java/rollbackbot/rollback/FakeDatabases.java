package rollbackbot.rollback;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One PostgreSQL database beside a cache; backups and restores take their time. */
final class FakeDatabases implements Databases {
  static final DatabaseId POSTGRESQL = new DatabaseId("ad-1");
  private static final Duration BACKUP = Duration.ofSeconds(20);
  private static final Duration RESTORE = Duration.ofSeconds(40);

  private final Disturbances disturbances;
  private final InstantSource clock;
  private final List<Backup> backups = new ArrayList<>();
  private final List<Instant> restores = new ArrayList<>();
  private Instant restoring = Instant.MIN;
  private boolean there;
  private boolean recovers = true;
  private boolean backupsFail;
  private String restoreFails = "";

  FakeDatabases(Disturbances disturbances, InstantSource clock) {
    this.disturbances = disturbances;
    this.clock = clock;
  }

  /** The app has databases, with a backup of that age. */
  FakeDatabases appear(Duration age) {
    there = true;
    backups.add(
        new Backup(
            "backup-0",
            clock.instant().minus(age),
            Backup.Status.USABLE,
            Optional.of(250_000_000L)));
    return this;
  }

  void recoversNoMoment() {
    recovers = false;
  }

  void backupsFail() {
    backupsFail = true;
  }

  void restoreFails(String words) {
    restoreFails = words;
  }

  /** The moments that it was taken back to. */
  List<Instant> restores() {
    return List.copyOf(restores);
  }

  /** The backups that were asked for. */
  List<Backup> asked() {
    return backups.stream().filter(backup -> !backup.id().equals("backup-0")).toList();
  }

  @Override
  public List<Database> databases(PlatformApp app) {
    return disturbances.read(
        "databases.list",
        () ->
            there
                ? List.of(
                    describe(),
                    new Database(
                        new DatabaseId("ad-2"), "redis", "starter-256", true, Optional.empty()))
                : List.of());
  }

  private Database describe() {
    boolean busy = clock.instant().isBefore(restoring);
    return new Database(
        POSTGRESQL,
        "postgresql",
        "business-512",
        !busy,
        busy ? Optional.of(new OperationId("restore-" + restores.size())) : Optional.empty());
  }

  @Override
  public Database database(PlatformApp app, DatabaseId id) {
    return disturbances.read("databases.show", this::describe);
  }

  @Override
  public List<Backup> backups(PlatformApp app, DatabaseId id) {
    return disturbances.read(
        "databases.backups",
        () -> backups.reversed().stream().map(this::grown).toList());
  }

  private Backup grown(Backup backup) {
    if (backup.status() != Backup.Status.PENDING
        || clock.instant().isBefore(backup.createdAt().plus(BACKUP))) {
      return backup;
    }
    return new Backup(
        backup.id(),
        backup.createdAt(),
        backupsFail ? Backup.Status.FAILED : Backup.Status.USABLE,
        Optional.of(251_000_000L));
  }

  @Override
  public Backup createBackup(PlatformApp app, DatabaseId id) {
    return disturbances.change(
        "databases.createBackup",
        () -> {
          var backup =
              new Backup(
                  "backup-" + backups.size(),
                  clock.instant(),
                  Backup.Status.PENDING,
                  Optional.empty());
          backups.add(backup);
          return backup;
        });
  }

  @Override
  public Optional<RecoveryWindow> recoveryWindow(PlatformApp app, DatabaseId id) {
    return disturbances.read(
        "databases.window",
        () ->
            recovers
                ? Optional.of(
                    new RecoveryWindow(
                        clock.instant().minus(Duration.ofDays(7)), clock.instant()))
                : Optional.empty());
  }

  @Override
  public OperationId restore(PlatformApp app, DatabaseId id, Instant moment) {
    return disturbances.change(
        "databases.restore",
        () -> {
          restores.add(moment);
          restoring = clock.instant().plus(RESTORE);
          return new OperationId("restore-" + restores.size());
        });
  }

  @Override
  public OperationStatus operation(PlatformApp app, DatabaseId id, OperationId operation) {
    return disturbances.read(
        "databases.operation",
        () -> {
          if (clock.instant().isBefore(restoring)) {
            return new OperationStatus.Running();
          }
          return restoreFails.isEmpty()
              ? new OperationStatus.Done()
              : new OperationStatus.Failed(restoreFails);
        });
  }

  @Override
  public URI dashboard(PlatformApp app, DatabaseId id) {
    return URI.create("https://dashboard.example/" + app.name() + "/databases/" + id.value());
  }
}
