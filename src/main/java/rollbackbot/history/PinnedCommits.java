package rollbackbot.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry.Reached;
import rollbackbot.incident.Milestone.AskedByHand;
import rollbackbot.incident.Milestone.BranchReady;
import rollbackbot.incident.Milestone.DeploymentStarted;
import rollbackbot.plan.Plan;
import rollbackbot.release.DeploymentId;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;

/**
 * The commits that rollbacks of ours asked for: where the platform tells nothing but the branch of
 * such a deployment, the branch was pinned there. What was asked for by hand proves one only where
 * we had put the branch there, or had seen it there.
 */
final class PinnedCommits {
  private PinnedCommits() {}

  static Map<DeploymentId, CommitId> of(List<Incident> incidents) {
    var pinned = new HashMap<DeploymentId, CommitId>();
    incidents.forEach(incident -> add(incident, pinned));
    return Map.copyOf(pinned);
  }

  private static void add(Incident incident, Map<DeploymentId, CommitId> pinned) {
    var confirmed = Optional.<Plan>empty();
    var heads = new HashMap<BranchName, CommitId>();
    for (var entry : incident.thread()) {
      switch (entry.content()) {
        case Entry.OfPlan offered when offered.isConfirmed() ->
            confirmed = Optional.of(offered.plan());
        case Reached(BranchReady(var branch, var commit, _, _)) -> heads.put(branch, commit);
        case Reached(DeploymentStarted(var deployment, _)) ->
            confirmed.ifPresent(plan -> pinned.put(deployment, plan.to().commit()));
        case Reached(AskedByHand(var deployment, _)) ->
            confirmed
                .filter(plan -> plan.to().commit().equals(heads.get(plan.branch())))
                .ifPresent(plan -> pinned.put(deployment, plan.to().commit()));
        case Entry _ -> {}
      }
    }
  }
}
