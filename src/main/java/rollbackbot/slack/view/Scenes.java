package rollbackbot.slack.view;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.incident.IncidentId;
import rollbackbot.text.Language;
import rollbackbot.words.Scene;

/** Incidents as they stand now, to be told to one person. */
public interface Scenes {

  /**
   * Empty where the incident is kept no more, or its app is known no more.
   *
   * @param at when it is told
   */
  Optional<Scene> of(IncidentId id, Language language, Instant at);
}
