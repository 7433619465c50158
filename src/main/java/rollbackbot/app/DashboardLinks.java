package rollbackbot.app;

import java.net.URI;
import java.util.Optional;
import rollbackbot.release.App;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.Platform;
import rollbackbot.words.Links;

/** Pages of the platform's dashboard. */
record DashboardLinks(Platform platform) implements Links {

  @Override
  public Optional<URI> deployment(App app, DeploymentId deployment) {
    return Optional.of(platform.dashboard(app.platformApp(), deployment));
  }

  @Override
  public Optional<URI> app(App app) {
    return Optional.of(platform.dashboard(app.platformApp()));
  }
}
