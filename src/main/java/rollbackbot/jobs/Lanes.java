package rollbackbot.jobs;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import rollbackbot.incident.IncidentId;
import rollbackbot.once.LivedTime;

/**
 * How many incidents may be advanced at once. A service that hangs holds a step up for as long as a
 * call may take. Whatever takes long gives its place to others meanwhile, and the next time has one
 * of a few places; for those that went on quickly the last time some are kept. So others, and what
 * people do, find theirs.
 */
final class Lanes {
  /** More than what is usual of a service that isn't in trouble. */
  private static final Duration LONG = Duration.ofSeconds(5);

  /** More of them are forgotten: they are found out again by one step each. */
  private static final int MOST_KNOWN = 1000;

  private final Places places;
  private final Duration again;
  private final LivedTime lived;
  private final Map<IncidentId, Duration> since = new HashMap<>();
  private final Set<IncidentId> slow = new HashSet<>();
  private final Set<IncidentId> quick = new HashSet<>();

  /**
   * How many there may be at once.
   *
   * @param brisk of those that aren't known to be slow
   * @param slow of those that are
   * @param open of both, with those that turn out to be slow
   * @param kept beside all of them, for those that are known to be quick
   */
  record Places(int brisk, int slow, int open, int kept) {
    int all() {
      return open + kept;
    }
  }

  /**
   * @param again after what time whoever found no place looks again
   */
  Lanes(Places places, Duration again, LivedTime lived) {
    this.places = places;
    this.again = again;
    this.lived = lived;
  }

  /** Does the work where there is a place for it; else it is to be tried again. */
  Optional<Duration> in(IncidentId id, Supplier<Optional<Duration>> work) {
    if (!enters(id)) {
      return Optional.of(again);
    }
    try {
      return work.get();
    } finally {
      leaves(id);
    }
  }

  private synchronized boolean enters(IncidentId id) {
    boolean isFree = quick.contains(id) ? since.size() < places.all() : isOpenTo(id);
    if (isFree) {
      since.put(id, lived.sinceStart());
    }
    return isFree;
  }

  private boolean isOpenTo(IncidentId id) {
    var now = lived.sinceStart();
    long held = since.entrySet().stream().filter(step -> isHeldUp(step, now)).count();
    return since.size() < places.open()
        && (slow.contains(id) ? held < places.slow() : since.size() - held < places.brisk());
  }

  private boolean isHeldUp(Map.Entry<IncidentId, Duration> step, Duration now) {
    return slow.contains(step.getKey()) || isLong(now.minus(step.getValue()));
  }

  private static boolean isLong(Duration time) {
    return time.compareTo(LONG) >= 0;
  }

  private synchronized void leaves(IncidentId id) {
    var now = lived.sinceStart();
    var began = since.getOrDefault(id, now);
    since.remove(id);
    boolean wasLong = isLong(now.minus(began));
    note(id, wasLong ? slow : quick);
    (wasLong ? quick : slow).remove(id);
  }

  private static void note(IncidentId id, Set<IncidentId> known) {
    if (known.size() >= MOST_KNOWN) {
      known.clear();
    }
    known.add(id);
  }
}
