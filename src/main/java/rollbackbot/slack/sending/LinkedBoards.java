package rollbackbot.slack.sending;

import java.net.URI;
import java.util.Optional;
import rollbackbot.incident.IncidentId;
import rollbackbot.release.App;
import rollbackbot.release.DeploymentId;
import rollbackbot.words.Links;

/** The platform's pages, and the boards of other incidents. */
record LinkedBoards(Links pages, BoardLinks boards) implements Links {

  @Override
  public Optional<URI> deployment(App app, DeploymentId deployment) {
    return pages.deployment(app, deployment);
  }

  @Override
  public Optional<URI> app(App app) {
    return pages.app(app);
  }

  @Override
  public Optional<URI> board(IncidentId incident) {
    return boards.to(incident).map(URI::create);
  }
}
