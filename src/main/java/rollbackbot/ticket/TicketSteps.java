package rollbackbot.ticket;

import java.time.InstantSource;
import java.util.Optional;
import rollbackbot.history.HistoryReader;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.once.Asked;
import rollbackbot.once.Move;
import rollbackbot.once.Once;
import rollbackbot.once.Request;
import rollbackbot.once.Request.Seen;
import rollbackbot.outside.Outside;
import rollbackbot.outside.Ticket;
import rollbackbot.release.App;
import rollbackbot.release.TicketSystem;
import rollbackbot.room.Requests;
import rollbackbot.room.Troubled;
import rollbackbot.source.Repository;
import rollbackbot.ticket.TicketState.OpeningTicket;

/**
 * Alerts the product owner, with a ticket where a system for them is configured. A ticket carries
 * the incident's id, and is looked for before another is asked for.
 */
public final class TicketSteps {
  private static final int MOST_ASKS = 3;

  private final Outside outside;
  private final HistoryReader reader;
  private final Prose prose;
  private final Once once;
  private final Troubled troubled;
  private final InstantSource clock;

  public TicketSteps(
      Outside outside,
      HistoryReader reader,
      Prose prose,
      Once once,
      Troubled troubled,
      InstantSource clock) {
    this.outside = outside;
    this.reader = reader;
    this.prose = prose;
    this.once = once;
    this.troubled = troubled;
    this.clock = clock;
  }

  Change open(Incident incident, OpeningTicket state, App app, boolean storedJustNow) {
    if (app.tickets() == TicketSystem.NONE) {
      return closed(incident, state, app, new TicketOutcome.ToCopy());
    }
    var repository = reader.repository(app);
    if (repository.isEmpty()) {
      return closed(incident, state, app, new TicketOutcome.Failed("no linked repository"));
    }
    return state.asked().isEmpty()
        ? beforeAsking(incident, state, app, repository.get())
        : request(incident, state, app, repository.get(), storedJustNow);
  }

  private Change beforeAsking(
      Incident incident, OpeningTicket state, App app, Repository repository) {
    var there = find(incident, app, repository);
    return there.isPresent()
        ? closed(incident, state, app, new TicketOutcome.Opened(there.get()))
        : asking(incident, state, Asked.first(clock.instant()), Move.Because.MISSING);
  }

  private Optional<Ticket> find(Incident incident, App app, Repository repository) {
    return outside.tickets().find(app.tickets(), repository, incident.id().value());
  }

  private Change asking(Incident incident, OpeningTicket state, Asked asked, Move.Because because) {
    var now = clock.instant();
    return Change.to(Requests.asking(incident, state.with(asked), because))
        .with(incident.audit(now, AuditEvent.BOT, "ticket-requested", ""))
        .wakingAt(now);
  }

  private Change request(
      Incident incident,
      OpeningTicket state,
      App app,
      Repository repository,
      boolean storedJustNow) {
    var asked = state.asked().orElseThrow();
    return switch (once.next(
        incident.claim(), asked, storedJustNow, request(incident, state, app, repository))) {
      case Move.Done<Ticket>(var ticket, _) ->
          closed(incident, state, app, new TicketOutcome.Opened(ticket));
      case Move.Declined<Ticket>(var why, var declined) ->
          troubled.meets(Requests.inTrouble(incident, state.with(declined)), app, why);
      case Move.Look<Ticket> look ->
          Requests.looking(incident, state.with(look.asked()), look, clock.instant());
      case Move.AskAgain<Ticket>(var again, var because) -> asking(incident, state, again, because);
      case Move.GiveUp<Ticket> _ ->
          closed(incident, state, app, new TicketOutcome.Failed("no answer"));
    };
  }

  private Request<Ticket> request(
      Incident incident, OpeningTicket state, App app, Repository repository) {
    return new Request<>() {
      @Override
      public String name() {
        return "a ticket";
      }

      @Override
      public Ticket ask() {
        var text = prose.ticket(incident, app, state.why(), clock.instant());
        return outside.tickets().open(app.tickets(), repository, text);
      }

      @Override
      public Seen<Ticket> look() {
        return find(incident, app, repository)
            .<Seen<Ticket>>map(Seen.Found::new)
            .orElseGet(() -> new Seen.Nothing<>(MOST_ASKS));
      }
    };
  }

  /** No ticket can be opened: a person copies the text. */
  Change stop(Incident incident, OpeningTicket state, App app, String why) {
    return closed(incident, state, app, new TicketOutcome.Failed(why));
  }

  private Change closed(Incident incident, OpeningTicket state, App app, TicketOutcome outcome) {
    return TicketEnd.closed(incident, state, app, outcome, clock.instant());
  }
}
