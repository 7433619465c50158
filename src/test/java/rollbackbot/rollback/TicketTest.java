package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rollbackbot.incident.CalledOff.Closed;
import rollbackbot.incident.CalledOff.Closing;
import rollbackbot.outside.TicketText;
import rollbackbot.people.ActionIds;
import rollbackbot.ticket.TicketEntry;
import rollbackbot.ticket.TicketOutcome;
import rollbackbot.ticket.TicketState.OpeningTicket;

/** The product owner is alerted, with a ticket. */
class TicketTest {
  private static Play canWait(Play play) {
    return play.types(ALICE, "my-app")
        .clicks(ALICE, "answer.can-disable.no")
        .clicks(ALICE, "answer.affects-users.no")
        .clicks(BOB, "answer.can-wait.yes");
  }

  private static TicketOutcome ticket(Play play) {
    return play.last(TicketEntry.OwnerAlerted.class).ticket();
  }

  @Test
  void isATextToCopyWhereNoSystemIsConfigured() {
    var play = canWait(Play.standard());

    assertThat(ticket(play)).isEqualTo(new TicketOutcome.ToCopy());
    assertThat(play.last(TicketEntry.OwnerAlerted.class).productOwner()).contains("U0OWNER");
    assertThat(play.state()).isEqualTo(new Closed(Closing.ALERT_OWNER, Optional.of(BOB)));
  }

  @Test
  void isOpenedAtTheRepositorysHost() {
    var play = canWait(Play.of(Examples.appWithTickets()));

    assertThat(ticket(play)).isEqualTo(new TicketOutcome.Opened(FakeTickets.ticket(1)));
    assertThat(play.tickets.opened())
        .singleElement()
        .extracting(TicketText::body)
        .asString()
        .contains(play.incident().id().value());
  }

  @Test
  void isTheSameAfterReopening() {
    var play = canWait(Play.of(Examples.appWithTickets()));

    play.clicks(ALICE, ActionIds.INCIDENT_REOPEN).clicks(ALICE, "answer.can-wait.yes");

    assertThat(play.tickets.opened()).hasSize(1);
    assertThat(play.contents(TicketEntry.OwnerAlerted.class)).hasSize(2);
  }

  @Test
  void becomesATextToCopyWhereTheHostSaysNo() {
    var play = Play.of(Examples.appWithTickets());
    play.disturbances.always("tickets.open", Disturbances.refused(410, "issues are disabled"));

    canWait(play);

    assertThat(ticket(play))
        .isInstanceOfSatisfying(
            TicketOutcome.Failed.class,
            failed -> assertThat(failed.why()).contains("issues are disabled"));
    assertThat(play.state()).isInstanceOf(Closed.class);
  }

  @Test
  void isWaitedForWhileTheHostIsAwayAndThenGivenUp() {
    var play = Play.of(Examples.appWithTickets());
    play.disturbances.goesAway("tickets");

    canWait(play).passes(Duration.ofMinutes(9));

    assertThat(play.state()).isInstanceOf(OpeningTicket.class);
    play.passes(Duration.ofMinutes(2));
    assertThat(ticket(play)).isInstanceOf(TicketOutcome.Failed.class);
  }

  @Test
  void isAskedForAFewTimesOnlyWhereNoAnswerEverComes() {
    var play = Play.of(Examples.appWithTickets());
    play.disturbances.always("tickets.open", Disturbances.requestLost());

    canWait(play).passes(Duration.ofMinutes(9));

    assertThat(play.disturbances.calls())
        .filteredOn(call -> call.name().equals("tickets.open"))
        .hasSizeBetween(1, 3);
    assertThat(ticket(play)).isInstanceOf(TicketOutcome.Failed.class);
  }
}
