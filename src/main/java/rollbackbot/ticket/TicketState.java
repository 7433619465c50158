package rollbackbot.ticket;

import java.util.Optional;
import rollbackbot.incident.CalledOff.Closing;
import rollbackbot.incident.State;
import rollbackbot.incident.Traits;
import rollbackbot.incident.Traits.Stage;
import rollbackbot.incident.Traits.StopsFor;
import rollbackbot.incident.Traits.Turn;
import rollbackbot.once.Asked;
import rollbackbot.stored.Stored;

/** The owner is to be told. */
public sealed interface TicketState extends State {
  /**
   * A ticket is about to be opened, or may have been.
   *
   * @param why what the incident ends for afterwards
   * @param by who decided it
   * @param asked stored before it is asked for; empty before
   */
  @Stored("opening-ticket")
  record OpeningTicket(Closing why, String by, Optional<Asked> asked) implements TicketState {
    OpeningTicket with(Asked newAsked) {
      return new OpeningTicket(why, by, Optional.of(newAsked));
    }

    @Override
    public Traits traits() {
      return new Traits(Stage.WITHOUT_ROLLBACK, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }
  }
}
