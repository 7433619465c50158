package rollbackbot.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.Input;
import rollbackbot.incident.PrivateReply;
import rollbackbot.incident.Reply;

/**
 * What somebody tried who may not, in the audit trail: the first of a kind as a row at once, the
 * same again within {@link #WHILE} in one more row that says how often. A day (UTC) has so many
 * rows for a person, and for all of them; what goes beyond is counted, and told when the day is
 * over. So whoever is refused again and again fills no disk, and hides nobody else.
 */
final class RefusedAttempts {
  static final Duration WHILE = Duration.ofMinutes(10);
  static final int MOST_OF_A_PERSON = 50;
  static final int MOST_OF_ALL = 500;

  private static final String NAMED =
      "actor = :actor and app = :app and incident = :incident and attempt = :attempt";

  private final Handle handle;
  private final Instant now;

  private RefusedAttempts(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /** How often since then, beside the first time. */
  record Counted(RefusedAttempt attempt, Instant since, Instant latest, long more) {
    boolean isOver(Instant now) {
      var end =
          attempt.isBeyondTheRows()
              ? since.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1))
              : since.plus(WHILE);
      return !now.isBefore(end) || now.isBefore(since);
    }
  }

  /** Notes what a reply refuses, at the end of the transaction that stores it. */
  static void note(Handle handle, Input input, PrivateReply said) {
    if (said.reply() instanceof Reply.Refusal refusal) {
      new RefusedAttempts(handle, said.at()).note(RefusedAttempt.of(input, refusal));
    }
  }

  /** Those that were counted and whose time is over: each is to be told. */
  static List<RefusedAttempt> over(Handle handle, Instant now) {
    return handle
        .createQuery("select * from refused_attempt")
        .map((row, _) -> StoredRows.counted(row))
        .stream()
        .filter(counted -> counted.isOver(now))
        .map(Counted::attempt)
        .toList();
  }

  /** Tells of one how often, in a transaction of its own; nothing if another process has. */
  static void tell(Handle handle, RefusedAttempt attempt, Instant now) {
    new RefusedAttempts(handle, now).tellIfOver(attempt);
  }

  private void note(RefusedAttempt refused) {
    var attempt = withinADay(refused);
    tellIfOver(attempt);
    if (count(attempt) == 0) {
      append(attempt, attempt.isBeyondTheRows() ? beyond() : attempt.what());
    }
  }

  private RefusedAttempt withinADay(RefusedAttempt refused) {
    if (rowsOfToday() >= MOST_OF_ALL) {
      return refused.beyondTheRowsOf(AuditEvent.BOT);
    }
    boolean suffices = rowsOfToday(refused.actor()) >= MOST_OF_A_PERSON;
    return suffices ? refused.beyondTheRowsOf(refused.actor()) : refused;
  }

  private int rowsOfToday(String actor) {
    return rowsOfToday("and actor = :actor", actor);
  }

  private int rowsOfToday() {
    return rowsOfToday("", "");
  }

  private int rowsOfToday(String whose, String actor) {
    return handle
        .createQuery(
            "select count(*) from audit_event where action = 'refused' and at >= :day <whose>")
        .define("whose", whose)
        .bind("day", now.truncatedTo(ChronoUnit.DAYS).toEpochMilli())
        .bind("actor", actor)
        .mapTo(Integer.class)
        .one();
  }

  /** How often it had been tried before, within a while. */
  private long count(RefusedAttempt attempt) {
    return named(
            handle.createQuery(
                """
                insert into refused_attempt
                  (actor, app, incident, attempt, source, since, latest, more)
                values (:actor, :app, :incident, :attempt, :source, :now, :now, 0)
                on conflict (actor, app, incident, attempt)
                  do update set more = refused_attempt.more + 1, latest = :now
                returning more
                """),
            attempt)
        .bind("source", attempt.source())
        .bind("now", now.toEpochMilli())
        .mapTo(Long.class)
        .one();
  }

  private void tellIfOver(RefusedAttempt attempt) {
    counted(attempt)
        .filter(counted -> counted.isOver(now))
        .flatMap(this::taken)
        .filter(counted -> counted.more() > 0)
        .ifPresent(counted -> append(counted.attempt(), words(counted)));
  }

  private Optional<Counted> counted(RefusedAttempt attempt) {
    return named(handle.createQuery("select * from refused_attempt where " + NAMED), attempt)
        .map((row, _) -> StoredRows.counted(row))
        .findOne();
  }

  /** As it is when nobody else can count any more. */
  private Optional<Counted> taken(Counted over) {
    return named(
            handle.createQuery(
                "delete from refused_attempt where " + NAMED + " and since = :since returning *"),
            over.attempt())
        .bind("since", over.since().toEpochMilli())
        .map((row, _) -> StoredRows.counted(row))
        .findOne();
  }

  private static Query named(Query query, RefusedAttempt attempt) {
    return query
        .bind("actor", attempt.actor())
        .bind("app", attempt.app())
        .bind("incident", attempt.incident())
        .bind("attempt", attempt.what());
  }

  private static String beyond() {
    return "further attempts of this day are counted alone: it has all the rows that it may have";
  }

  private static String words(Counted counted) {
    var times = counted.more() + (counted.more() == 1 ? " more time" : " more times");
    var until = times + " from " + counted.since() + " to " + counted.latest();
    return counted.attempt().isBeyondTheRows() ? until : counted.attempt().what() + ", " + until;
  }

  private void append(RefusedAttempt attempt, String detail) {
    AuditLog.append(handle, List.of(attempt.row(now, detail)));
  }
}
