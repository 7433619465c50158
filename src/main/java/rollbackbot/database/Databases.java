package rollbackbot.database;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.release.Platform;
import rollbackbot.release.PlatformApp;

/**
 * The databases of apps, on the hosting platform. Trouble on the way is an {@link OutsideTrouble},
 * as with {@link Platform}.
 */
public interface Databases {

  /**
   * The app's databases; empty where it has none. Caches and search engines count. What the
   * platform does with each right now isn't told here, but by {@link #database}.
   */
  List<Database> databases(PlatformApp app);

  /** How one database is right now. */
  Database database(PlatformApp app, DatabaseId id);

  /** Newest first; empty where the platform keeps none. */
  List<Backup> backups(PlatformApp app, DatabaseId id);

  /** Asks for a fresh backup, which takes its time. Each call makes another one. */
  Backup createBackup(PlatformApp app, DatabaseId id);

  /** The moments that it can be taken back to; empty where the platform tells none. */
  Optional<RecoveryWindow> recoveryWindow(PlatformApp app, DatabaseId id);

  /**
   * Takes the database back to a moment: it is stopped meanwhile, what came later is lost, and no
   * earlier moment can be reached afterwards. Never safe to run twice. Parts of a second don't
   * count.
   */
  OperationId restore(PlatformApp app, DatabaseId id, Instant moment);

  OperationStatus operation(PlatformApp app, DatabaseId id, OperationId operation);

  /** Where the platform's dashboard shows the database. */
  URI dashboard(PlatformApp app, DatabaseId id);
}
