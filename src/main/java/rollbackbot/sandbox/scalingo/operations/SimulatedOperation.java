package rollbackbot.sandbox.scalingo.operations;

import java.time.Instant;
import java.util.Optional;

/**
 * Something done in the background, whose course is known from its start.
 *
 * @param endStatus the last status; apps and databases have words of their own
 * @param error what it says when it ends badly
 */
public record SimulatedOperation(
    String id,
    String type,
    Instant createdAt,
    Instant end,
    String endStatus,
    Optional<String> error) {

  public boolean isOver(Instant now) {
    return !now.isBefore(end);
  }

  public String status(Instant now) {
    return isOver(now) ? endStatus : "running";
  }

  public Optional<String> error(Instant now) {
    return error.filter(_ -> isOver(now));
  }
}
