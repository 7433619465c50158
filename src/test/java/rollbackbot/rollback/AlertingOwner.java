package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Errand.surviving;
import static rollbackbot.rollback.Examples.ALICE;

import java.util.List;
import rollbackbot.incident.CalledOff.Closed;
import rollbackbot.people.ActionIds;
import rollbackbot.ticket.TicketEntry;
import rollbackbot.ticket.TicketOutcome;

/** The product owner is alerted, with one ticket. */
record AlertingOwner() implements Errand {

  @Override
  public Play begin() {
    return Play.of(Examples.appWithTickets());
  }

  @Override
  public End lead(Play play) {
    surviving(play, () -> play.types(ALICE, "my-app"));
    surviving(play, () -> play.clicks(ALICE, ActionIds.answer("can-disable", "no")));
    surviving(play, () -> play.clicks(ALICE, ActionIds.answer("affects-users", "no")));
    surviving(play, () -> play.clicks(ALICE, ActionIds.answer("can-wait", "yes")));
    for (int moment = 0; moment < MOST_MOMENTS; moment++) {
      if (play.state() instanceof Closed) {
        return endOf(play);
      }
      surviving(play, () -> play.passes(MOMENT));
    }
    throw Errand.noEnd(play);
  }

  /** Without a ticket a person copies its text. */
  static End endOf(Play play) {
    return play.last(TicketEntry.OwnerAlerted.class).ticket() instanceof TicketOutcome.Opened
        ? End.DONE
        : End.PERSON_ASKED;
  }

  @Override
  public List<String> once() {
    return List.of("tickets.open");
  }

  @Override
  public void assertDone(Play play) {
    assertThat(play.tickets.opened()).hasSize(1);
    assertThat(play.contents(TicketEntry.OwnerAlerted.class))
        .singleElement()
        .extracting(TicketEntry.OwnerAlerted::ticket)
        .isEqualTo(new TicketOutcome.Opened(FakeTickets.ticket(1)));
    assertThat(play.platform.byBot()).isEmpty();
  }

  @Override
  public String toString() {
    return "ALERTING_OWNER";
  }
}
