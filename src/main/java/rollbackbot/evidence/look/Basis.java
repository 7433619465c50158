package rollbackbot.evidence.look;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import rollbackbot.evidence.InService;
import rollbackbot.plan.Plan;
import rollbackbot.plan.Risk;
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
   * @param risks what speaks against it, or isn't known, of what needs no asking; empty where
   *     nobody looked
   */
  public record WayBack(Plan plan, Optional<String> stack, Optional<List<Risk>> risks) {
    public WayBack(Plan plan, Optional<String> stack) {
      this(plan, stack, Optional.empty());
    }
  }

  /** With what is known of how risky the way back is. */
  public Basis weighed(Function<Plan, List<Risk>> weighing) {
    return new Basis(
        app,
        running,
        back.map(it -> new WayBack(it.plan(), it.stack(), Optional.of(weighing.apply(it.plan())))),
        readAt);
  }
}
