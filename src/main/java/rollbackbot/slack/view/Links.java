package rollbackbot.slack.view;

import java.net.URI;
import java.util.Optional;
import rollbackbot.rollback.App;
import rollbackbot.rollback.DeploymentId;

/** Pages of the platform's dashboard; empty where none is known. */
public interface Links {
  Optional<URI> deployment(App app, DeploymentId deployment);

  Optional<URI> app(App app);
}
