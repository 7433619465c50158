package rollbackbot.rollback;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import rollbackbot.decision.Outcome;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.Trouble;
import rollbackbot.rollback.IncidentState.Closed;
import rollbackbot.rollback.IncidentState.Closing;
import rollbackbot.rollback.IncidentState.OpeningTicket;
import rollbackbot.rollback.ThreadEntry.Content;

/**
 * Alerts the product owner, with a ticket where a system for them is configured. A ticket carries
 * the incident's id, and is looked for before another is asked for.
 */
final class TicketSteps {
  private static final int MOST_ASKS = 3;

  private final Outside outside;
  private final HistoryReader reader;
  private final Prose prose;
  private final Timing timing;
  private final InstantSource clock;

  TicketSteps(
      Outside outside, HistoryReader reader, Prose prose, Timing timing, InstantSource clock) {
    this.outside = outside;
    this.reader = reader;
    this.prose = prose;
    this.timing = timing;
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
    return storedJustNow && state.requestedAt().isPresent() && incident.trouble().isEmpty()
        ? ask(incident, state, app, repository.get())
        : lookFor(incident, state, app, repository.get());
  }

  private Change ask(Incident incident, OpeningTicket state, App app, Repository repository) {
    try {
      var text = prose.ticket(incident, app, state.why(), clock.instant());
      var ticket = outside.tickets().open(app.tickets(), repository, text);
      return closed(incident, state, app, new TicketOutcome.Opened(ticket));
    } catch (OutsideTrouble.Unanswered lost) {
      return looking(incident, state, clock.instant(), lost.getMessage());
    }
  }

  /** The trouble noted with the state keeps the next step from asking. */
  private Change looking(Incident incident, OpeningTicket state, Instant requestedAt, String why) {
    var now = clock.instant();
    var again = new OpeningTicket(state.why(), state.by(), Optional.of(requestedAt), state.asks());
    return Change.to(incident.withState(again).withTrouble(new Trouble(now, 1, why)))
        .wakingAt(now.plus(timing.requests().untilFirstLook()));
  }

  private Change lookFor(Incident incident, OpeningTicket state, App app, Repository repository) {
    var there = outside.tickets().find(app.tickets(), repository, incident.id().value());
    var now = clock.instant();
    if (there.isPresent()) {
      return closed(incident, state, app, new TicketOutcome.Opened(there.get()));
    }
    if (state.requestedAt().isPresent() && incident.trouble().isEmpty()) {
      var until = state.requestedAt().get().plus(timing.requests().longest());
      return looking(incident, state, until, "no answer to the request for a ticket is known");
    }
    if (state
        .requestedAt()
        .filter(at -> now.isBefore(at.plus(timing.requests().patience())))
        .isPresent()) {
      return Change.to(incident).wakingAt(now.plus(timing.requests().betweenLooks()));
    }
    if (state.asks() >= MOST_ASKS) {
      return closed(incident, state, app, new TicketOutcome.Failed("no answer"));
    }
    var asking = new OpeningTicket(state.why(), state.by(), Optional.of(now), state.asks() + 1);
    return Change.to(incident.withState(asking))
        .with(incident.audit(now, AuditEvent.BOT, "ticket-requested", ""))
        .wakingAt(now);
  }

  /** No ticket can be opened: a person copies the text. */
  Change stop(Incident incident, OpeningTicket state, App app, String why) {
    return closed(incident, state, app, new TicketOutcome.Failed(why));
  }

  private Change closed(Incident incident, OpeningTicket state, App app, TicketOutcome outcome) {
    var now = clock.instant();
    var alerted = new Content.OwnerAlerted(outcomeOf(state.why()), app.productOwner(), outcome);
    var ended =
        incident.tell(alerted, now).withState(new Closed(state.why(), Optional.of(state.by())));
    return Change.to(
            state.why() == Closing.DISABLE_FEATURE
                ? Transitions.recorded(ended, now)
                : ended.tell(new Content.Timeline(), now))
        .with(incident.audit(now, AuditEvent.BOT, "owner-alerted", outcome.toString()));
  }

  private static Outcome outcomeOf(Closing why) {
    return switch (why) {
      case DISABLE_FEATURE -> Outcome.DISABLE_FEATURE;
      case ALERT_OWNER -> Outcome.ALERT_OWNER;
      case ALL_GOOD, GIVEN_UP, EXPIRED ->
          throw new IllegalStateException("no ticket for an incident that ends by " + why);
    };
  }
}
