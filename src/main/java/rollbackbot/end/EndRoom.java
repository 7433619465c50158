package rollbackbot.end;

import java.util.Optional;
import rollbackbot.autodeploy.AtRest;
import rollbackbot.incident.CalledOff;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.plan.Failure;
import rollbackbot.release.App;
import rollbackbot.room.Room;

/** It is over without a rollback. */
public record EndRoom(AtRest atRest) implements Room<CalledOff> {

  @Override
  public Class<CalledOff> states() {
    return CalledOff.class;
  }

  @Override
  public Change next(Incident incident, CalledOff state, App app, boolean storedJustNow) {
    return atRest.remind(incident, app);
  }

  @Override
  public Optional<Change> stopped(
      Incident incident, CalledOff state, App app, Failure.Reason.Said why) {
    return Optional.empty();
  }
}
