package rollbackbot.rollback;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A database that a plan takes back, as it was when the plan was made.
 *
 * @param newestBackup the newest usable one
 * @param moment right before the bad deployment began, where the platform can take it back there
 * @param dashboard its page at the platform
 */
public record DatabaseToRestore(
    Database database, Optional<Backup> newestBackup, Optional<Instant> moment, URI dashboard) {

  /** The database as people recognise it. */
  public String label() {
    return database.engine() + " " + database.plan();
  }
}
