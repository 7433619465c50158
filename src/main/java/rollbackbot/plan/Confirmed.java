package rollbackbot.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.release.Approval;

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

  /** Those on whose word it is done, where it is done on more than the confirmation alone. */
  public List<String> vouchers() {
    return approval.map(given -> given.vouchers(by)).orElse(List.of());
  }
}
