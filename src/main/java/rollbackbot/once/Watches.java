package rollbackbot.once;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long this process has watched something, from its own first look on. What another process has
 * seen before doesn't count, and what is forgotten begins anew: both make the wait longer only.
 */
public final class Watches<K> {
  private static final int MOST = 1_000;

  private final LivedTime lived;
  private final Map<K, Duration> begun = new LinkedHashMap<>();

  public Watches(LivedTime lived) {
    this.lived = lived;
  }

  /** How long it is watched; zero for what is watched from now on. */
  public synchronized Duration watched(K what) {
    var now = lived.sinceStart();
    var since = begun.putIfAbsent(what, now);
    if (begun.size() > MOST) {
      begun.remove(begun.keySet().iterator().next());
    }
    return since == null ? Duration.ZERO : now.minus(since);
  }

  synchronized void end(K what) {
    begun.remove(what);
  }
}
