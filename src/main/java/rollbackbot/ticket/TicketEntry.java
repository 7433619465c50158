package rollbackbot.ticket;

import java.util.Optional;
import rollbackbot.incident.Entry;
import rollbackbot.stored.Stored;
import rollbackbot.tree.Outcome;

/** What the thread tells of the ticket. */
public sealed interface TicketEntry extends Entry {
  /** The product owner is to know, and has a ticket. */
  @Stored("owner-alerted")
  record OwnerAlerted(Outcome outcome, Optional<String> productOwner, TicketOutcome ticket)
      implements TicketEntry {
    @Override
    public Audience audience() {
      return Audience.AWAITED;
    }

    @Override
    public Optional<Strand> strand() {
      return Optional.of(Strand.OUTCOME);
    }
  }
}
