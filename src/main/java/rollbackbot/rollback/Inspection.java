package rollbackbot.rollback;

import java.util.Optional;
import rollbackbot.evidence.look.Gatherer;
import rollbackbot.history.HistoryReader;
import rollbackbot.incident.Reply;
import rollbackbot.offer.Bases;
import rollbackbot.plan.PlanRequest;
import rollbackbot.release.App;

/** What can be told of an app, whether or not there is an incident. */
public record Inspection(HistoryReader reader, Gatherer gatherer) {

  /** The evidence, or why an app's deployments can't be read. */
  Reply of(App app) {
    return switch (reader.read(app, new PlanRequest.Previous(), Optional.empty())) {
      case HistoryReader.Reading.Done(var history) ->
          new Reply.Why(app.name(), gatherer.of(Bases.of(app, history, Optional.empty())));
      case HistoryReader.Reading.Impossible(var reason) -> new Reply.NoHistory(app.name(), reason);
    };
  }
}
