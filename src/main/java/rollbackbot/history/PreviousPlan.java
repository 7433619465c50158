package rollbackbot.history;

import java.util.Optional;
import rollbackbot.check.Foresight;
import rollbackbot.plan.PlanRequest;
import rollbackbot.plan.Planner;
import rollbackbot.release.App;

/** What going back to the previous version would be, read as a plan is. */
public record PreviousPlan(HistoryReader reader) implements Foresight {
  @Override
  public Planner.Result previous(App app) {
    var request = new PlanRequest.Previous();
    return switch (reader.read(app, request, Optional.empty())) {
      case HistoryReader.Reading.Done(var history) ->
          Planner.plan(app, history, request, false, Optional.empty());
      case HistoryReader.Reading.Impossible(var reason) ->
          new Planner.Result.Impossible(reason, Optional.empty());
    };
  }
}
