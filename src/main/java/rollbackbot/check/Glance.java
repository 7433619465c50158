package rollbackbot.check;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.once.HealthProbe;
import rollbackbot.plan.Failure;

/**
 * How an app stood when it was looked at: what whoever might roll it back wants to know first.
 *
 * @param at when it was looked at
 * @param runs empty where nothing runs, or it can't be told what
 * @param back what a rollback would go back to
 * @param why why it would go nowhere
 * @param autoDeploy whether the next push is deployed; empty where no repository is linked, or that
 *     wasn't read
 * @param health what the health check answered; empty where none is configured
 */
public record Glance(
    Instant at,
    Optional<Runs> runs,
    Optional<String> back,
    Optional<Failure.Reason> why,
    Optional<Boolean> autoDeploy,
    Optional<HealthProbe.Health> health) {

  /** What production runs. */
  public record Runs(String label, Instant since) {}
}
