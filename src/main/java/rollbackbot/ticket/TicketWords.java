package rollbackbot.ticket;

import java.util.List;
import rollbackbot.people.ActionIds;
import rollbackbot.text.Control;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.words.BoardWords;
import rollbackbot.words.Controls;
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

  @Override
  public List<Control> controls(Scene scene, TicketState state) {
    return List.of(
        Controls.confirmed(
            Controls.button(ActionIds.TICKET_STOP, scene.say("Stop"), scene.handle()),
            scene.say("Stop here?"),
            scene
                .say("The bot waits no longer for the ticket: you get its text, to copy.")
                .and(scene.say("The incident closes.")),
            scene.say("Stop"),
            scene.say("Go on")));
  }
}
