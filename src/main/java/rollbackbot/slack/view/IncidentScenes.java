package rollbackbot.slack.view;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.release.Apps;
import rollbackbot.room.Timing;
import rollbackbot.text.Language;
import rollbackbot.tree.DecisionTree;
import rollbackbot.words.Links;
import rollbackbot.words.Scene;

/**
 * Incidents as they are stored.
 *
 * @param stored an incident by its id, where it is still kept
 */
public record IncidentScenes(
    Function<IncidentId, Optional<Incident>> stored,
    Apps apps,
    DecisionTree tree,
    Links links,
    Timing timing)
    implements Scenes {

  @Override
  public Optional<Scene> of(IncidentId id, Language language, Instant at) {
    return stored.apply(id).flatMap(incident -> of(incident.readIn(language), at));
  }

  private Optional<Scene> of(Incident incident, Instant at) {
    return apps.find(incident.app())
        .map(app -> new Scene(incident, app, tree, links, timing, at, RoomsWords.ALL));
  }
}
