package rollbackbot.rollback;

import java.util.List;
import java.util.Optional;

/** The versions in deployments' outputs: they never change, so they are read once for good. */
public interface OutputVersionCache {
  Optional<List<OutputVersion>> find(DeploymentId deployment);

  void remember(DeploymentId deployment, List<OutputVersion> versions);
}
