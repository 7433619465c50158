package rollbackbot.slack.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import rollbackbot.once.SteadyClock;

/**
 * What failed and is tried again, each after pauses of its own that grow: nothing waits for
 * another's trouble.
 *
 * @param <K> what is tried
 */
public final class Setbacks<K> {
  private static final int MOST_DOUBLINGS = 20;
  private static final int LASTING = 3;

  private final Duration first;
  private final Duration longest;
  private final SteadyClock clock;
  private final Map<K, Setback> all = new ConcurrentHashMap<>();

  /**
   * @param first the pause after the first failure; each further one is twice as long
   * @param longest the longest pause
   */
  public Setbacks(Duration first, Duration longest, SteadyClock clock) {
    this.first = first;
    this.longest = longest;
    this.clock = clock;
  }

  private record Setback(int times, Instant until, String why) {}

  /** It failed once more; tells how often it did in a row. */
  int failed(K what, String why) {
    var before = all.get(what);
    int times = before == null ? 1 : before.times() + 1;
    var pause = first.multipliedBy(1L << Math.min(times - 1, MOST_DOUBLINGS));
    var until = clock.instant().plus(pause.compareTo(longest) < 0 ? pause : longest);
    all.put(what, new Setback(times, until, why));
    return times;
  }

  void succeeded(K what) {
    all.remove(what);
  }

  /** Whether it isn't to be tried right now. */
  boolean rests(K what) {
    var setback = all.get(what);
    return setback != null && setback.until().isAfter(clock.instant());
  }

  /** Those that failed the last time. */
  Set<K> failing() {
    return Set.copyOf(all.keySet());
  }

  /** Those that failed several times in a row, each with why. */
  List<String> lasting() {
    return all.entrySet().stream()
        .filter(it -> it.getValue().times() >= LASTING)
        .map(it -> it.getKey() + ": " + it.getValue().why())
        .sorted()
        .toList();
  }
}
