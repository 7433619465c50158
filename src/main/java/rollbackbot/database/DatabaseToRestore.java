package rollbackbot.database;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A database that a plan takes back, as it was when the plan was made.
 *
 * @param newestBackup the newest usable one
 * @param lastGood the newest usable one from before the bad release, where that is another
 * @param moment right before the bad deployment began, where the platform can take it back there
 * @param dashboard its page at the platform
 */
public record DatabaseToRestore(
    Database database,
    Optional<Backup> newestBackup,
    Optional<Backup> lastGood,
    Optional<Instant> moment,
    URI dashboard) {

  /** The backup to go back to: the newest that the bad release can't have written into. */
  public Optional<Backup> backup() {
    return lastGood.or(() -> newestBackup);
  }

  /** The database as people recognise it. */
  public String label() {
    return database.label();
  }
}
