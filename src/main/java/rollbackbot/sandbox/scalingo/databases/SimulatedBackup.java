package rollbackbot.sandbox.scalingo.databases;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.database.Backup;

/**
 * A backup whose course is known from its start.
 *
 * @param method {@code periodic} or {@code manual}
 * @param size in bytes, once it is done
 */
public record SimulatedBackup(
    String id, Instant createdAt, Instant end, String endStatus, String method, long size) {

  public String status(Instant now) {
    return now.isBefore(end) ? "running" : endStatus;
  }

  /** 0 until it is done. */
  public long size(Instant now) {
    return status(now).equals("done") ? size : 0;
  }

  public Backup seen(Instant now) {
    var status =
        switch (status(now)) {
          case "done" -> Backup.Status.USABLE;
          case "error" -> Backup.Status.FAILED;
          default -> Backup.Status.PENDING;
        };
    return new Backup(id, createdAt, status, Optional.of(size(now)).filter(bytes -> bytes > 0));
  }
}
