package rollbackbot.rollback;

import java.util.Optional;
import rollbackbot.plan.Failure;
import rollbackbot.release.App;

/** It is over without a rollback. */
record EndRoom(AtRest atRest) implements Room<CalledOff> {

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
