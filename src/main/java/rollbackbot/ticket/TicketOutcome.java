package rollbackbot.ticket;

import rollbackbot.outside.Ticket;
import rollbackbot.stored.Stored;

/** What came of the ticket. */
public sealed interface TicketOutcome {

  @Stored("opened")
  record Opened(Ticket ticket) implements TicketOutcome {}

  /** No system is configured: a person copies the text. */
  @Stored("to-copy")
  record ToCopy() implements TicketOutcome {}

  /** A person didn't wait until it was known: a person looks, and copies the text. */
  @Stored("stopped-by")
  record StoppedBy(String person) implements TicketOutcome {}

  /** It could not be opened, or nobody can tell: a person looks, and copies the text. */
  @Stored("failed")
  record Failed(String why) implements TicketOutcome {}
}
