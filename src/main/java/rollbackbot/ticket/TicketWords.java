package rollbackbot.ticket;

import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.words.BoardWords;
import rollbackbot.words.Scene;

/** A ticket that is opened, on the board. */
public final class TicketWords implements BoardWords<TicketState> {
  @Override
  public Class<TicketState> states() {
    return TicketState.class;
  }

  @Override
  public Text heading(TicketState state, Wording wording) {
    return wording.say("preparing the ticket");
  }

  @Override
  public void write(Scene scene, TicketState state, Draft message) {
    message.section(scene.say("The bot is preparing the ticket."));
  }
}
