package rollbackbot.ticket;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.CalledOff.Closed;
import rollbackbot.incident.CalledOff.Closing;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.release.App;
import rollbackbot.room.Endings;
import rollbackbot.ticket.TicketState.OpeningTicket;
import rollbackbot.tree.Outcome;

/** The owner is told, and the incident ends. */
final class TicketEnd {
  private TicketEnd() {}

  static Change closed(
      Incident incident, OpeningTicket state, App app, TicketOutcome outcome, Instant now) {
    var alerted = new TicketEntry.OwnerAlerted(outcomeOf(state.why()), app.productOwner(), outcome);
    var ended =
        incident.tell(alerted, now).withState(new Closed(state.why(), Optional.of(state.by())));
    return Change.to(Endings.recorded(ended, now))
        .with(incident.audit(now, AuditEvent.BOT, "owner-alerted", outcome.toString()));
  }

  private static Outcome outcomeOf(Closing why) {
    return switch (why) {
      case DISABLE_FEATURE -> Outcome.DISABLE_FEATURE;
      case ALERT_OWNER -> Outcome.ALERT_OWNER;
      case ALL_GOOD, FIXED, GIVEN_UP, EXPIRED ->
          throw new IllegalStateException("no ticket for an incident that ends by " + why);
    };
  }
}
