package rollbackbot.database;

import java.time.Instant;
import java.util.Optional;

/**
 * A backup of a database.
 *
 * @param size in bytes; empty until it is known
 */
public record Backup(String id, Instant createdAt, Status status, Optional<Long> size) {

  /** How far a backup is. */
  public enum Status {
    PENDING,
    USABLE,
    FAILED
  }
}
