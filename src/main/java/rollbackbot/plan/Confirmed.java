package rollbackbot.plan;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.release.Approval;
import rollbackbot.release.Word;

/**
 * A plan with the confirmation that it got.
 *
 * @param databaseRestored whether somebody said that the database is restored
 * @param approval that of a second person; empty where none is asked for, or not given yet
 */
public record Confirmed(
    Plan plan, String by, Instant at, boolean databaseRestored, Optional<Approval> approval) {

  /** Whether the database is part of the plan, and not done yet. */
  public boolean databaseStillToRestore() {
    return plan.restoresDatabase() && !databaseRestored;
  }

  public Confirmed withDatabaseRestored() {
    return new Confirmed(plan, by, at, true, approval);
  }

  public Confirmed with(Approval given) {
    return new Confirmed(plan, by, at, databaseRestored, Optional.of(given));
  }

  /** On whose word it is done. */
  public Word word() {
    return Word.of(by, approval);
  }
}
