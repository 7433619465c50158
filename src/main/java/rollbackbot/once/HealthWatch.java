package rollbackbot.once;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Watches whether an app is healthy for long enough, without a break. Only time counts in which
 * this process has lived and looked again and again: a gap between two looks adds nothing.
 */
public final class HealthWatch {
  private static final int MOST = 1_000;

  private final HealthProbe probe;
  private final HealthTiming timing;
  private final LivedTime lived;
  private final InstantSource clock;
  private final Watches<Watch> watches;
  private final Map<Watch, Streak> streaks = new LinkedHashMap<>();

  public HealthWatch(HealthProbe probe, HealthTiming timing, LivedTime lived, InstantSource clock) {
    this.probe = probe;
    this.timing = timing;
    this.lived = lived;
    this.clock = clock;
    this.watches = new Watches<>(lived);
  }

  /** One watch over an app; its beginning is stored, and tells it from the others. */
  private record Watch(String incident, Instant since) {}

  /** Good answers in a row, as this process saw them. */
  private record Streak(Duration lastSeen, Duration watched) {}

  /** What one more look tells. */
  public sealed interface Finding {
    /** It has answered well for long enough. */
    record Healthy() implements Finding {}

    /** It had its time, and hasn't. */
    record NotHealthy(String answer) implements Finding {}

    /**
     * It is to be looked at again.
     *
     * @param healthySince since when it has answered well, without a break
     * @param next when to look
     */
    record Undecided(Optional<Instant> healthySince, String answer, Instant next)
        implements Finding {}
  }

  /**
   * Asks once.
   *
   * @param incident for which it is watched
   * @param since when the watch began
   * @param healthySince what the look before told
   */
  public Finding look(String incident, URI address, Instant since, Optional<Instant> healthySince) {
    var health = probe.probe(address);
    var now = clock.instant();
    var watch = new Watch(incident, since);
    var good =
        health.good()
            ? healthySince.filter(start -> isOurs(incident, start)).or(() -> Optional.of(now))
            : Optional.<Instant>empty();
    if (good.filter(start -> isLongEnough(new Watch(incident, start))).isPresent()) {
      watches.end(watch);
      return new Finding.Healthy();
    }
    if (isTimeUp(watches.watched(watch), health.good())) {
      watches.end(watch);
      return new Finding.NotHealthy(health.answer());
    }
    return new Finding.Undecided(good, health.answer(), now.plus(timing.interval()));
  }

  /**
   * Good answers that go on are waited for, once as long again: a process that couldn't store what
   * it saw has them begin anew.
   */
  private boolean isTimeUp(Duration watched, boolean good) {
    var limit = good ? timing.limit().multipliedBy(2) : timing.limit();
    return watched.compareTo(limit) > 0;
  }

  /** A process that has just been started can't know what happened before it. */
  private synchronized boolean isOurs(String incident, Instant start) {
    return streaks.containsKey(new Watch(incident, start))
        || lived.sinceStart().compareTo(timing.goodFor()) >= 0;
  }

  private synchronized boolean isLongEnough(Watch good) {
    var now = lived.sinceStart();
    var before = Optional.ofNullable(streaks.remove(good));
    var watched = before.map(streak -> streak.watched().plus(counted(now, streak)));
    if (watched.filter(it -> it.compareTo(timing.goodFor()) >= 0).isPresent()) {
      return true;
    }
    streaks.put(good, new Streak(now, watched.orElse(Duration.ZERO)));
    if (streaks.size() > MOST) {
      streaks.remove(streaks.keySet().iterator().next());
    }
    return false;
  }

  /** Longer than two looks may take, nobody has looked in between. */
  private Duration counted(Duration now, Streak streak) {
    var gap = now.minus(streak.lastSeen());
    var longest = timing.interval().plus(timing.answer()).multipliedBy(2);
    return gap.compareTo(longest) > 0 ? Duration.ZERO : gap;
  }
}
