package rollbackbot.ticket;

import java.util.Map;
import java.util.function.Function;
import rollbackbot.people.ActionIds;
import rollbackbot.room.Buttons;
import rollbackbot.room.Click;
import rollbackbot.room.Response;
import rollbackbot.ticket.TicketState.OpeningTicket;

/** Clicks while a ticket is opened. */
public final class TicketClicks implements Buttons {

  @Override
  public Map<String, Function<Click, Response>> answers() {
    return Map.of(ActionIds.TICKET_STOP, TicketClicks::stop);
  }

  private static Response stop(Click click) {
    if (!(click.incident().state() instanceof OpeningTicket opening) || !click.isCurrent()) {
      return click.tooLate();
    }
    var outcome = new TicketOutcome.StoppedBy(click.by());
    return new Response.Store(
        TicketEnd.closed(click.incident(), opening, click.app(), outcome, click.now())
            .with(click.incident().audit(click.now(), click.by(), "ticket-stopped", "")));
  }
}
