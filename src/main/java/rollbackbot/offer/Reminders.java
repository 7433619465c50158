package rollbackbot.offer;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.CalledOff.Cancelled;
import rollbackbot.incident.CalledOff.Closed;
import rollbackbot.incident.CalledOff.Closing;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.offer.OfferEntry.Decision;
import rollbackbot.room.Endings;
import rollbackbot.room.Timing;

/**
 * One rule for every message that waits for somebody: first who asked is mentioned, then the
 * operators, and at last the incident ends by itself and says so.
 */
public final class Reminders {
  private final Approvals approvals;
  private final Timing timing;

  public Reminders(Approvals approvals, Timing timing) {
    this.approvals = approvals;
    this.timing = timing;
  }

  public Change remind(Incident incident, Instant now) {
    var since = incident.waitingSince();
    if (incident.state().mayExpire() && !now.isBefore(since.plus(timing.people().expiry()))) {
      return expire(incident, now);
    }
    int due =
        !now.isBefore(since.plus(timing.people().secondReminder())) ? 2 : dueFirst(since, now);
    var reminded =
        due > incident.reminders()
            ? incident.withReminders(due).tell(new IncidentEntry.Reminded(due == 2), now)
            : incident;
    var change = Change.to(reminded);
    return next(reminded).map(change::wakingAt).orElse(change);
  }

  private int dueFirst(Instant since, Instant now) {
    return now.isBefore(since.plus(timing.people().firstReminder())) ? 0 : 1;
  }

  private Optional<Instant> next(Incident incident) {
    var since = incident.waitingSince();
    return switch (incident.reminders()) {
      case 0 -> Optional.of(since.plus(timing.people().firstReminder()));
      case 1 -> Optional.of(since.plus(timing.people().secondReminder()));
      default ->
          incident.state().mayExpire()
              ? Optional.of(since.plus(timing.people().expiry()))
              : Optional.empty();
    };
  }

  private Change expire(Incident incident, Instant now) {
    return Approvals.pending(incident)
        .map(asked -> approvals.withdrawn(incident, asked, Optional.empty(), now))
        .map(change -> change.with(expired(change.incident(), now)))
        .orElseGet(() -> end(incident, now));
  }

  private static AuditEvent expired(Incident incident, Instant now) {
    return incident.audit(now, AuditEvent.BOT, "expired", incident.state().publicName());
  }

  private Change end(Incident incident, Instant now) {
    var end =
        incident.state() instanceof OfferState.Planned
            ? new Cancelled(Optional.empty())
            : new Closed(Closing.EXPIRED, Optional.empty());
    var undecided = Offers.decided(incident, new Decision.CancelledBy(Optional.empty()));
    var ended = Endings.ended(undecided, end, now);
    return Change.to(ended).with(expired(ended, now)).wakingAt(now);
  }
}
