package rollbackbot.database;

import java.time.Instant;

/** The moments that a database can be taken back to. */
public record RecoveryWindow(Instant earliest, Instant latest) {
  public boolean contains(Instant moment) {
    return !moment.isBefore(earliest) && !moment.isAfter(latest);
  }
}
