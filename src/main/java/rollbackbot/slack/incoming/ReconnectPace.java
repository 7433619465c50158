package rollbackbot.slack.incoming;

import java.time.Duration;
import java.time.Instant;
import rollbackbot.once.SteadyClock;

/**
 * When the next connection may be asked for. A connection that lived for a while is replaced at
 * once; failures in a row are followed by longer and longer waits.
 */
final class ReconnectPace {
  private static final int MOST_DOUBLINGS = 20;

  private final SocketTiming timing;
  private final SteadyClock clock;
  private int failures;
  private Instant notBefore = Instant.MIN;

  ReconnectPace(SocketTiming timing, SteadyClock clock) {
    this.timing = timing;
    this.clock = clock;
  }

  /** No connection came of a try, or none that lasted. */
  synchronized void failed(Duration atLeast) {
    var doubled = timing.firstDelay().multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    failures++;
    var usual = shorter(doubled, timing.longestDelay());
    notBefore = clock.instant().plus(usual.compareTo(atLeast) < 0 ? atLeast : usual);
  }

  /** A connection has ended, having lived so long. */
  synchronized void ended(Duration lived, boolean wanted) {
    if (wanted && lived.compareTo(timing.steadyAfter()) >= 0) {
      failures = 0;
    } else {
      failed(Duration.ZERO);
    }
  }

  /** How long to wait before the next try; zero or less when it may be made now. */
  synchronized Duration untilNextTry() {
    return notBefore.equals(Instant.MIN)
        ? Duration.ZERO
        : Duration.between(clock.instant(), notBefore);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
