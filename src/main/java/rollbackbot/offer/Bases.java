package rollbackbot.offer;

import java.util.Optional;
import rollbackbot.evidence.InService;
import rollbackbot.evidence.look.Basis;
import rollbackbot.plan.Plan;
import rollbackbot.plan.PlanRequest;
import rollbackbot.plan.Planner;
import rollbackbot.release.App;
import rollbackbot.release.Release;
import rollbackbot.release.history.History;

/** What evidence is gathered of, from what was read of an app's deployments. */
public final class Bases {
  private Bases() {}

  /**
   * What runs, and where a rollback would go.
   *
   * @param about what an incident is about, where there is one
   */
  public static Basis of(App app, History history, Optional<Release> about) {
    return new Basis(
        app,
        InService.of(history.entries()),
        Planner.plan(app, history, new PlanRequest.Previous(), false, about)
                instanceof Planner.Result.Ready(var plan)
            ? Optional.of(new Basis.WayBack(plan, stack(plan, history)))
            : Optional.empty(),
        history.readAt());
  }

  /** What the newest success of the target was built on. */
  private static Optional<String> stack(Plan plan, History history) {
    return history.entries().stream()
        .filter(entry -> entry.deployment().status().isSuccess())
        .filter(entry -> entry.release().isAt(plan.to().commit()))
        .findFirst()
        .flatMap(entry -> entry.deployment().stack());
  }
}
