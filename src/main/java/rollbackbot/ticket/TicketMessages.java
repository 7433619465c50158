package rollbackbot.ticket;

import java.util.List;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.words.Chronicle.Event;
import rollbackbot.words.Chronicle.Teller;
import rollbackbot.words.Scene;
import rollbackbot.words.ThreadWords;

/** The ticket, in the thread. */
public final class TicketMessages implements ThreadWords<TicketEntry> {
  @Override
  public Class<TicketEntry> entries() {
    return TicketEntry.class;
  }

  @Override
  public void write(Scene scene, ThreadEntry entry, TicketEntry content, Draft message) {
    switch (content) {
      case TicketEntry.OwnerAlerted alerted -> OwnerView.write(scene, alerted, entry, message);
    }
  }

  @Override
  public List<Event> events(Teller teller, TicketEntry content) {
    var scene = teller.scene();
    return switch (content) {
      case TicketEntry.OwnerAlerted(_, _, var ticket) ->
          List.of(
              teller.event(
                  ticket instanceof TicketOutcome.Opened(var opened)
                      ? scene.say(
                          "product owner alerted, ticket {ticket}", Text.foreign(opened.label()))
                      : scene.say("product owner alerted")));
    };
  }
}
