package rollbackbot.slack.view;

import rollbackbot.rollback.TicketState;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;

/** A ticket that is opened, on the board. */
final class TicketWords implements BoardWords<TicketState> {
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
