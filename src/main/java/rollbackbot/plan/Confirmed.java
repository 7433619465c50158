package rollbackbot.plan;

import java.time.Instant;

/**
 * A plan with the confirmation that it got.
 *
 * @param databaseRestored whether somebody said that the database is restored
 */
public record Confirmed(Plan plan, String by, Instant at, boolean databaseRestored) {

  /** Whether the database is part of the plan, and not done yet. */
  public boolean databaseStillToRestore() {
    return plan.restoresDatabase() && !databaseRestored;
  }

  public Confirmed withDatabaseRestored() {
    return new Confirmed(plan, by, at, true);
  }
}
