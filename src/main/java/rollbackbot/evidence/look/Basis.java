package rollbackbot.evidence.look;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.evidence.InService;
import rollbackbot.plan.Plan;
import rollbackbot.release.App;

/**
 * What is looked at: an app, what it runs, and where a rollback would go.
 *
 * @param running empty where nothing ever succeeded
 * @param back the plan that a rollback would have; empty where there is none
 * @param readAt when the deployments were read
 */
public record Basis(App app, Optional<InService> running, Optional<WayBack> back, Instant readAt) {

  /**
   * Where a rollback would go.
   *
   * @param stack what its newest deployment was built on, where the platform tells
   */
  public record WayBack(Plan plan, Optional<String> stack) {}
}
