package rollbackbot.room;

import java.util.Optional;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.State;
import rollbackbot.plan.Failure;
import rollbackbot.release.App;

/**
 * A capability: what follows from each of its own states.
 *
 * @param <S> its states, sealed in the room
 */
public interface Room<S extends State> {

  Class<S> states();

  /**
   * The next step: at most one effect outside.
   *
   * @param storedJustNow whether this very process stored the state a moment ago, so that no effect
   *     of it can have happened yet
   */
  Change next(Incident incident, S state, App app, boolean storedJustNow);

  /**
   * What lasting trouble, a refusal or a fault means here.
   *
   * @return empty where it stops nothing: a person is waited for, or nobody
   */
  Optional<Change> stopped(Incident incident, S state, App app, Failure.Reason.Said why);
}
