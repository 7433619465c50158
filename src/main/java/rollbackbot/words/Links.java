package rollbackbot.words;

import java.net.URI;
import java.util.Optional;
import rollbackbot.incident.IncidentId;
import rollbackbot.release.App;
import rollbackbot.release.DeploymentId;

/** Pages of the platform's dashboard, and boards; empty where none is known. */
public interface Links {
  Optional<URI> deployment(App app, DeploymentId deployment);

  Optional<URI> app(App app);

  /** The board of another incident; empty while it isn't posted. */
  default Optional<URI> board(IncidentId incident) {
    return Optional.empty();
  }
}
