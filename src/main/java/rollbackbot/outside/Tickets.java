package rollbackbot.outside;

import java.util.Optional;
import rollbackbot.release.TicketSystem;
import rollbackbot.source.Repository;

/**
 * The tickets of a repository, in the issue tracker of its host. Trouble on the way is an {@link
 * OutsideTrouble}.
 */
public interface Tickets {

  /**
   * The ticket whose body holds a text, the newest first; to be looked for before another is asked
   * for.
   *
   * @param marker a text that no other ticket holds, such as an incident's id
   */
  Optional<Ticket> find(TicketSystem system, Repository repository, String marker);

  /** Opens a ticket. Each call opens another one. */
  Ticket open(TicketSystem system, Repository repository, TicketText text);
}
