package rollbackbot.ticket;

import java.util.Optional;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.offer.ReadingAhead;
import rollbackbot.plan.Failure;
import rollbackbot.release.App;
import rollbackbot.room.Room;
import rollbackbot.ticket.TicketState.OpeningTicket;

/** The owner is told, by a ticket. */
public record TicketRoom(TicketSteps steps, ReadingAhead ahead) implements Room<TicketState> {

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
