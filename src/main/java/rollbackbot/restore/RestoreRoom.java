package rollbackbot.restore;

import java.time.InstantSource;
import java.util.Optional;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.offer.Failing;
import rollbackbot.offer.Reminders;
import rollbackbot.plan.Failure;
import rollbackbot.release.App;
import rollbackbot.restore.RestoreState.ApprovingRestore;
import rollbackbot.restore.RestoreState.AwaitingBackup;
import rollbackbot.restore.RestoreState.AwaitingRestore;
import rollbackbot.restore.RestoreState.PreparingBackup;
import rollbackbot.restore.RestoreState.PreparingRestore;
import rollbackbot.restore.RestoreState.RequestingBackup;
import rollbackbot.restore.RestoreState.RequestingRestore;
import rollbackbot.restore.RestoreState.RestoringDatabase;
import rollbackbot.room.Room;

/** Databases are backed up and taken back before the deployment. */
public record RestoreRoom(
    BackupSteps backups, RestoreSteps restores, Reminders reminders, InstantSource clock)
    implements Room<RestoreState> {

  @Override
  public Class<RestoreState> states() {
    return RestoreState.class;
  }

  @Override
  public Change next(Incident incident, RestoreState state, App app, boolean storedJustNow) {
    return switch (state) {
      case PreparingBackup preparing -> backups.prepareBackup(incident, preparing, app);
      case RequestingBackup asking -> backups.request(incident, asking, app, storedJustNow);
      case AwaitingBackup awaiting -> backups.followBackup(incident, awaiting, app);
      case RestoringDatabase _, ApprovingRestore _ -> reminders.remind(incident, clock.instant());
      case PreparingRestore preparing -> restores.prepareRestore(incident, preparing, app);
      case RequestingRestore asking -> restores.request(incident, asking, app, storedJustNow);
      case AwaitingRestore awaiting -> restores.followRestore(incident, awaiting, app);
    };
  }

  @Override
  public Optional<Change> stopped(
      Incident incident, RestoreState state, App app, Failure.Reason.Said why) {
    return Optional.of(
        switch (state) {
          case PreparingBackup _, RequestingBackup _, AwaitingBackup _ ->
              backups.withoutBackup(incident, state, why.what());
          case PreparingRestore preparing -> restores.notAsked(incident, preparing, why.what());
          case RequestingRestore _, AwaitingRestore _ -> restores.unsure(incident, state);
          case RestoringDatabase _, ApprovingRestore _ ->
              Failing.stop(incident, state, why, clock.instant());
        });
  }
}
