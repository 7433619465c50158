package rollbackbot.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one step or one click changes: stored in one transaction or not at all.
 *
 * @param incident how it is from now on
 * @param wakeAt when the machine is to look at the incident again; empty: not before a click
 * @param replies what is said to a person in private
 */
public record Change(
    Incident incident,
    List<AuditEvent> audit,
    List<Memo> memos,
    Optional<Instant> wakeAt,
    List<PrivateReply> replies) {

  public static Change to(Incident incident) {
    return new Change(incident, List.of(), List.of(), Optional.empty(), List.of());
  }

  public Change wakingAt(Instant at) {
    return new Change(incident, audit, memos, Optional.of(at), replies);
  }

  public Change with(AuditEvent event) {
    var more = new ArrayList<>(audit);
    more.add(event);
    return new Change(incident, List.copyOf(more), memos, wakeAt, replies);
  }

  public Change with(Memo memo) {
    var more = new ArrayList<>(memos);
    more.add(memo);
    return new Change(incident, audit, List.copyOf(more), wakeAt, replies);
  }

  public Change with(PrivateReply reply) {
    var more = new ArrayList<>(replies);
    more.add(reply);
    return new Change(incident, audit, memos, wakeAt, List.copyOf(more));
  }

  /** What follows from this change, as one with it. */
  public Change then(Change next) {
    return new Change(
        next.incident,
        joined(audit, next.audit),
        joined(memos, next.memos),
        next.wakeAt,
        joined(replies, next.replies));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  public Change with(Incident other) {
    return new Change(other, audit, memos, wakeAt, replies);
  }

  /** With what the bot answered itself on the way from an incident to this one. */
  public Change withAnswersOfTheBot(Incident before, Instant now) {
    var audited = this;
    for (var given : incident.answers()) {
      if (given.isByTheBot() && !before.answers().contains(given)) {
        var detail = given.answer().question() + "=" + given.answer().choice();
        audited = audited.with(before.audit(now, AuditEvent.BOT, "answered", detail));
      }
    }
    return audited;
  }
}
