package rollbackbot.feature;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import rollbackbot.incident.Incident;
import rollbackbot.once.Asked;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.Trouble;
import rollbackbot.outside.Outside;
import rollbackbot.release.App;
import rollbackbot.release.AppEvent;

/**
 * What a request without an answer is told by: an event of its kind that is newer than the newest
 * one before it. Both times are the platform's, since the bot's own clock may be wrong.
 */
final class NewestEvent {
  private static final int MOST_FAILED_READINGS = 2;

  /** How long before the confirmation an event may be that a later one is told from. */
  private static final Duration LATELY = Duration.ofDays(1);

  private final Outside outside;
  private final InstantSource clock;

  NewestEvent(Outside outside, InstantSource clock) {
    this.outside = outside;
    this.clock = clock;
  }

  /** The newest before a request, and the request as it is to be stored. */
  record Before(Optional<Instant> newest, Asked asked) {}

  /**
   * A history that can't be read is read once more, and again; the request doesn't wait for it any
   * longer, but isn't repeated then either.
   *
   * @param mostAsks how often it may be sent where the history can be read
   */
  Before before(
      Incident incident, FlagChange change, App app, Predicate<AppEvent> kind, int mostAsks) {
    try {
      return new Before(newest(change, app, kind), Asked.first(clock.instant()));
    } catch (OutsideTrouble e) {
      int failed = incident.trouble().map(Trouble::attempts).orElse(0);
      boolean mayPass = e instanceof OutsideTrouble.Unavailable away && away.retryAfter().isEmpty();
      if (failed < MOST_FAILED_READINGS && mayPass) {
        throw e;
      }
      var now = clock.instant();
      return new Before(Optional.of(now), Asked.afterSending(now, mostAsks - 1));
    }
  }

  /** Whether one has come since. */
  boolean hasCome(
      FlagChange change, App app, Predicate<AppEvent> kind, Optional<Instant> newestKnown) {
    return newest(change, app, kind)
        .filter(at -> newestKnown.filter(known -> !at.isAfter(known)).isEmpty())
        .isPresent();
  }

  private Optional<Instant> newest(FlagChange change, App app, Predicate<AppEvent> kind) {
    return outside
        .environment()
        .events(app.platformApp(), change.at().minus(LATELY))
        .newestFirst()
        .stream()
        .filter(kind)
        .map(AppEvent::at)
        .max(Instant::compareTo);
  }
}
