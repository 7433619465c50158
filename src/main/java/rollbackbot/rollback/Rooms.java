package rollbackbot.rollback;

import java.util.List;
import java.util.Optional;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.State;
import rollbackbot.plan.Failure;
import rollbackbot.release.App;
import rollbackbot.room.Room;

/** Every state has its room. */
final class Rooms {
  private final List<Room<?>> rooms;

  Rooms(List<Room<?>> rooms) {
    this.rooms = List.copyOf(rooms);
  }

  Change next(Incident incident, App app, boolean storedJustNow) {
    return next(roomOf(incident.state()), incident, app, storedJustNow);
  }

  Optional<Change> stopped(Incident incident, App app, Failure.Reason.Said why) {
    return stopped(roomOf(incident.state()), incident, app, why);
  }

  private Room<?> roomOf(State state) {
    return rooms.stream()
        .filter(room -> room.states().isInstance(state))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no room for " + state));
  }

  private static <S extends State> Change next(
      Room<S> room, Incident incident, App app, boolean storedJustNow) {
    return room.next(incident, room.states().cast(incident.state()), app, storedJustNow);
  }

  private static <S extends State> Optional<Change> stopped(
      Room<S> room, Incident incident, App app, Failure.Reason.Said why) {
    return room.stopped(incident, room.states().cast(incident.state()), app, why);
  }
}
