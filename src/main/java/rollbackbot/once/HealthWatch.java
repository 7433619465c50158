package rollbackbot.once;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Watches whether an app is healthy for long enough, without a break. Only time counts in which
 * this process has lived and looked again and again: after a gap between two looks good answers
 * begin anew, and it adds next to nothing to the time after which they count as bad.
 */
public final class HealthWatch {
  private static final int MOST = 1_000;

  private final HealthProbe probe;
  private final HealthTiming timing;
  private final LivedTime lived;
  private final InstantSource clock;
  private final Map<Watch, Watched> watches = new LinkedHashMap<>();
  private final Map<Watch, Watched> streaks = new LinkedHashMap<>();

  public HealthWatch(HealthProbe probe, HealthTiming timing, LivedTime lived, InstantSource clock) {
    this.probe = probe;
    this.timing = timing;
    this.lived = lived;
    this.clock = clock;
  }

  /** One watch over an app; its beginning is stored, and tells it from the others. */
  private record Watch(String incident, Instant since) {}

  /** For how long there were looks, or good answers in a row, as this process saw them. */
  private record Watched(Duration lastLook, Duration time) {}

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
            ? healthySince.filter(start -> goesOn(incident, start)).or(() -> Optional.of(now))
            : Optional.<Instant>empty();
    if (good.filter(start -> isLongEnough(new Watch(incident, start))).isPresent()) {
      end(watch);
      return new Finding.Healthy();
    }
    if (isTimeUp(watched(watch), health.good())) {
      end(watch);
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

  /**
   * What nobody watched is a break, and a process that has just been started can't know what
   * happened before it.
   */
  private synchronized boolean goesOn(String incident, Instant start) {
    var now = lived.sinceStart();
    return Optional.ofNullable(streaks.get(new Watch(incident, start)))
        .map(before -> !isUnwatched(now.minus(before.lastLook())))
        .orElse(now.compareTo(timing.goodFor()) >= 0);
  }

  private synchronized boolean isLongEnough(Watch good) {
    var time = withOneMore(good, streaks, gap -> gap);
    if (time.compareTo(timing.goodFor()) < 0) {
      return false;
    }
    streaks.remove(good);
    return true;
  }

  /** A machine that slept had no chance to see better; one that looks too rarely has, at last. */
  private synchronized Duration watched(Watch watch) {
    return withOneMore(watch, watches, gap -> isUnwatched(gap) ? longestGap() : gap);
  }

  private synchronized void end(Watch watch) {
    watches.remove(watch);
  }

  /** The time after one more look, with as much as counts of what passed since the one before. */
  private Duration withOneMore(
      Watch watch, Map<Watch, Watched> all, UnaryOperator<Duration> counted) {
    var now = lived.sinceStart();
    var time =
        Optional.ofNullable(all.remove(watch))
            .map(before -> before.time().plus(counted.apply(now.minus(before.lastLook()))))
            .orElse(Duration.ZERO);
    all.put(watch, new Watched(now, time));
    if (all.size() > MOST) {
      all.remove(all.keySet().iterator().next());
    }
    return time;
  }

  /** Longer than two looks may take, nobody has looked in between. */
  private boolean isUnwatched(Duration gap) {
    return gap.compareTo(longestGap()) > 0;
  }

  private Duration longestGap() {
    return timing.interval().plus(timing.answer()).multipliedBy(2);
  }
}
