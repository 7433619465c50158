package rollbackbot.scalingo;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.database.Backup;
import rollbackbot.database.Database;
import rollbackbot.database.DatabaseId;
import rollbackbot.database.Databases;
import rollbackbot.database.OperationId;
import rollbackbot.database.OperationStatus;
import rollbackbot.database.RecoveryWindow;
import rollbackbot.release.PlatformApp;

/** Databases at Scalingo, in the core's words. */
public final class ScalingoDatabases implements Databases {
  private final Addons addons;
  private final DatabaseStates states;
  private final Backups backups;
  private final Recoveries recoveries;

  ScalingoDatabases(Addons addons, DatabaseStates states, Backups backups, Recoveries recoveries) {
    this.addons = addons;
    this.states = states;
    this.backups = backups;
    this.recoveries = recoveries;
  }

  @Override
  public List<Database> databases(PlatformApp app) {
    return addons.databases(app);
  }

  @Override
  public Database database(PlatformApp app, DatabaseId id) {
    return states.of(app, id);
  }

  @Override
  public List<Backup> backups(PlatformApp app, DatabaseId id) {
    return backups.of(app, id);
  }

  @Override
  public Backup createBackup(PlatformApp app, DatabaseId id) {
    return backups.create(app, id);
  }

  @Override
  public Optional<RecoveryWindow> recoveryWindow(PlatformApp app, DatabaseId id) {
    return recoveries.window(app, id);
  }

  @Override
  public OperationId restore(PlatformApp app, DatabaseId id, Instant moment) {
    return recoveries.restore(app, id, moment);
  }

  @Override
  public OperationStatus operation(PlatformApp app, DatabaseId id, OperationId operation) {
    return states.operation(app, id, operation);
  }

  /**
   * The app's resources, where its databases are; a page of their own has no documented address.
   */
  @Override
  public URI dashboard(PlatformApp app, DatabaseId id) {
    return Dashboard.page(app, "resources");
  }
}
