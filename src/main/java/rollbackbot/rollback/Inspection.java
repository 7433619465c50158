package rollbackbot.rollback;

import java.util.Optional;
import rollbackbot.evidence.Basis;
import rollbackbot.evidence.Gatherer;
import rollbackbot.evidence.InService;
import rollbackbot.history.HistoryReader;
import rollbackbot.incident.Reply;
import rollbackbot.plan.Plan;
import rollbackbot.plan.PlanRequest;
import rollbackbot.plan.Planner;
import rollbackbot.release.App;
import rollbackbot.release.history.History;

/** What can be told of an app, whether or not there is an incident. */
public record Inspection(HistoryReader reader, Gatherer gatherer) {

  /** The evidence, or why an app's deployments can't be read. */
  Reply of(App app) {
    return switch (reader.read(app, new PlanRequest.Previous(), Optional.empty())) {
      case HistoryReader.Reading.Done(var history) ->
          new Reply.Why(app.name(), gatherer.of(basis(app, history)));
      case HistoryReader.Reading.Impossible(var reason) -> new Reply.NoHistory(app.name(), reason);
    };
  }

  private static Basis basis(App app, History history) {
    var request = new PlanRequest.Previous();
    return new Basis(
        app,
        InService.of(history.entries()),
        Planner.plan(app, history, request, false, Optional.empty())
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
