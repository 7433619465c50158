package rollbackbot.database;

import java.util.Optional;

/**
 * A database of an app.
 *
 * @param engine such as {@code postgresql}
 * @param plan the platform's name of its size
 * @param usable whether it runs, so that a backup can be made
 * @param operation what the platform does with it right now, where it does something
 */
public record Database(
    DatabaseId id, String engine, String plan, boolean usable, Optional<OperationId> operation) {

  /** Whether it can be taken back to a moment at all: only PostgreSQL can, on this platform. */
  public boolean mayHavePointInTimeRecovery() {
    return engine.equals("postgresql");
  }

  /** The database as people recognise it; plans are often named after their engine. */
  public String label() {
    return plan.contains(engine) ? plan : engine + " " + plan;
  }
}
