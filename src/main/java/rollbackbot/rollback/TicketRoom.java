package rollbackbot.rollback;

import java.util.Optional;
import rollbackbot.plan.Failure;
import rollbackbot.release.App;
import rollbackbot.rollback.TicketState.OpeningTicket;

/** The owner is told, by a ticket. */
record TicketRoom(TicketSteps steps, ReadingAhead ahead) implements Room<TicketState> {

  @Override
  public Class<TicketState> states() {
    return TicketState.class;
  }

  @Override
  public Change next(Incident incident, TicketState state, App app, boolean storedJustNow) {
    return switch (state) {
      case OpeningTicket opening ->
          incident.situation().isEmpty() && opening.asked().isEmpty()
              ? ahead.readOnce(incident, app)
              : steps.open(incident, opening, app, storedJustNow);
    };
  }

  @Override
  public Optional<Change> stopped(
      Incident incident, TicketState state, App app, Failure.Reason.Said why) {
    return switch (state) {
      case OpeningTicket opening -> Optional.of(steps.stop(incident, opening, app, why.what()));
    };
  }
}
