package rollbackbot.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry.Reached;
import rollbackbot.incident.Milestone.DeploymentStarted;
import rollbackbot.release.DeploymentId;
import rollbackbot.source.CommitId;

/**
 * The commits that rollbacks of ours asked for: where the platform tells nothing but the branch of
 * such a deployment, the branch was pinned there. What was asked for by hand proves none.
 */
final class PinnedCommits {
  private PinnedCommits() {}

  static Map<DeploymentId, CommitId> of(List<Incident> incidents) {
    var pinned = new HashMap<DeploymentId, CommitId>();
    incidents.forEach(incident -> add(incident, pinned));
    return Map.copyOf(pinned);
  }

  private static void add(Incident incident, Map<DeploymentId, CommitId> pinned) {
    var confirmed = Optional.<CommitId>empty();
    for (var entry : incident.thread()) {
      if (entry.content() instanceof Entry.OfPlan offered && offered.isConfirmed()) {
        confirmed = Optional.of(offered.plan().to().commit());
      }
      if (entry.content() instanceof Reached(DeploymentStarted(var deployment, _))) {
        confirmed.ifPresent(commit -> pinned.put(deployment, commit));
      }
    }
  }
}
