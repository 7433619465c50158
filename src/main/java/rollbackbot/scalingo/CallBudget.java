package rollbackbot.scalingo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;

/**
 * Our own limit of calls in any 60 seconds. A quarter of it is kept back for urgent calls, so that
 * reading ahead never takes the calls that a confirmed rollback needs.
 */
public final class CallBudget {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int RESERVED_SHARE = 4;

  private final InstantSource clock;
  private final int all;
  private final int ordinary;
  private final ArrayDeque<Instant> taken = new ArrayDeque<>();

  public CallBudget(int callsPerMinute, InstantSource clock) {
    this.clock = clock;
    this.all = callsPerMinute;
    int reserved = Math.ceilDiv(callsPerMinute, RESERVED_SHARE);
    this.ordinary = Math.max(1, callsPerMinute - reserved);
  }

  /**
   * Takes one call out of the budget.
   *
   * @return empty when the call may be made now; else how long to wait, and nothing was taken
   */
  public synchronized Optional<Duration> take(boolean urgent) {
    var now = clock.instant();
    while (!taken.isEmpty() && !taken.getFirst().plus(WINDOW).isAfter(now)) {
      taken.removeFirst();
    }
    int allowed = urgent ? all : ordinary;
    if (taken.size() < allowed) {
      taken.addLast(now);
      return Optional.empty();
    }
    return Optional.of(Duration.between(now, freedAt(taken.size() - allowed)));
  }

  /** When the call at this place of the queue, and with it all before it, leaves the window. */
  private Instant freedAt(int place) {
    Iterator<Instant> calls = taken.iterator();
    for (int i = 0; i < place; i++) {
      calls.next();
    }
    return calls.next().plus(WINDOW);
  }
}
