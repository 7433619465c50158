package rollbackbot.deploy;

import java.util.List;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;
import rollbackbot.source.CommitId;

/** What runs, compared with the deployment that a rollback calls its own. */
sealed interface InService {

  /** Ours, still. */
  record Ours() implements InService {}

  /** Somebody deployed the same commit once more. */
  record SameAgain(Deployment newer) implements InService {}

  /** Somebody's deployment of another commit came after. */
  record Other(Deployment by) implements InService {}

  /** Of the app's deployments, newest first, down to the one in service. */
  static InService of(List<Deployment> deployments, DeploymentId ours, CommitId commit) {
    return deployments.stream()
        .filter(deployment -> deployment.status().isSuccess())
        .findFirst()
        .filter(newest -> !newest.id().equals(ours))
        .<InService>map(newest ->
            newest.gitRef().filter(commit::isNamedBy).isPresent()
                ? new SameAgain(newest)
                : new Other(newest))
        .orElseGet(Ours::new);
  }
}
