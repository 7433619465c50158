package rollbackbot.release.history;

import java.util.List;
import java.util.Optional;
import rollbackbot.release.DeploymentId;
import rollbackbot.version.OutputVersion;

/** The versions in deployments' outputs: they never change, so they are read once for good. */
public interface OutputVersionCache {
  Optional<List<OutputVersion>> find(DeploymentId deployment);

  void remember(DeploymentId deployment, List<OutputVersion> versions);
}
