package rollbackbot.scalingo.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.IntSupplier;
import rollbackbot.once.SteadyClock;

/**
 * Our own limit of calls in a minute, of which each process that shares it has an equal part. It is
 * kept over 61 seconds, since what leaves here evenly may arrive closer together. A quarter of it
 * is kept back for urgent calls, so that reading ahead never takes the calls that a confirmed
 * rollback needs; half of it for whatever is hurried, so that what is merely good to know never
 * takes those of the questions; and three quarters from what nobody asked for by name.
 */
public final class CallBudget {
  private static final Duration WINDOW = Duration.ofSeconds(61);

  /** How much of the budget a call may use. */
  public enum Urgency {
    /** A confirmed rollback needs it. */
    URGENT(4),
    USUAL(3),
    /** It is good to know. */
    UNHURRIED(2),
    /** Somebody looks around; nothing depends on it. */
    SPARE(1);

    private static final int WHOLE = 4;

    private final int quarters;

    /**
     * How many quarters of the budget may be taken for it to be made still.
     *
     * @param quarters 4: the whole budget
     */
    Urgency(int quarters) {
      this.quarters = quarters;
    }

    private int allowed(int all) {
      return Math.max(1, all * quarters / WHOLE);
    }
  }

  private final SteadyClock clock;
  private final IntSupplier callsPerMinute;
  private final ArrayDeque<Instant> taken = new ArrayDeque<>();

  /**
   * A budget of which nothing is taken yet.
   *
   * @param callsPerMinute this process's part, which changes as others come and go
   */
  public CallBudget(IntSupplier callsPerMinute, SteadyClock clock) {
    this.clock = clock;
    this.callsPerMinute = callsPerMinute;
  }

  /**
   * Takes one call out of the budget.
   *
   * @return empty when the call may be made now; else how long to wait, and nothing was taken
   */
  public synchronized Optional<Duration> take(Urgency urgency) {
    var now = clock.instant();
    while (!taken.isEmpty() && !taken.getFirst().plus(WINDOW).isAfter(now)) {
      taken.removeFirst();
    }
    int allowed = urgency.allowed(callsPerMinute.getAsInt());
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
