package rollbackbot.restore;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.database.RestoreProgress.Restored;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.offer.Approvable;
import rollbackbot.release.Approval;
import rollbackbot.restore.RestoreState.ApprovingRestore;
import rollbackbot.restore.RestoreState.PreparingRestore;

/** A second person approves a restore. */
public record RestoreApproval() implements Approvable {

  @Override
  public Incident given(Incident incident, Approval approval) {
    var state = approving(incident);
    var request = state.request();
    var wanted = new Restored.Wanted(request.by(), request.at(), Optional.of(approval));
    var next = state.progress().with(state.database(), step -> step.with(wanted));
    return RestoreTurns.retold(incident, state.progress(), next)
        .withState(new PreparingRestore(state.confirmed(), next, state.database()));
  }

  private static ApprovingRestore approving(Incident incident) {
    if (incident.state() instanceof ApprovingRestore state) {
      return state;
    }
    throw new IllegalStateException("no restore waits for approval in " + incident.state());
  }

  /** The rollback goes on waiting for somebody who restores, or has it restored. */
  @Override
  public Change withdrawn(Incident incident, Optional<String> by, Instant now) {
    var state = approving(incident);
    var untouched = new Restored.NotAsked(Optional.empty());
    var progress = state.progress().with(state.database(), step -> step.with(untouched));
    var told = RestoreTurns.retold(incident, state.progress(), progress);
    return RestoreTurns.askPerson(told, state.confirmed(), progress, now);
  }
}
