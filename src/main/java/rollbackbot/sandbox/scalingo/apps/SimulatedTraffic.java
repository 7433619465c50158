package rollbackbot.sandbox.scalingo.apps;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The requests that reach an app, and how many of them fail: steady between changes. Guarded by its
 * {@link SimulatedPlatform}.
 */
public final class SimulatedTraffic {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** As many points as the documented example of two days has. */
  private static final int POINTS = 205;

  private final NavigableMap<Instant, Level> levels = new TreeMap<>();
  private double shareWhileBroken;

  /**
   * What comes in a minute.
   *
   * @param failed of the requests, those answered with 5xx
   */
  public record Level(double requests, double failed) {}

  /** What the metrics tell of a moment. */
  public record Point(Instant at, double perMinute) {}

  public void from(Instant moment, Level level) {
    levels.put(moment, level);
  }

  /** From now on this share of the requests fails whenever a broken version runs. */
  public void failsWhileBroken(double share) {
    shareWhileBroken = share;
  }

  /**
   * The means of each step, oldest first; a step that isn't over yet isn't told.
   *
   * @param isBroken whether a broken version ran at a moment
   */
  List<Point> told(Instant now, long hours, boolean failedOnly, Predicate<Instant> isBroken) {
    var step = step(hours);
    var points = new ArrayList<Point>();
    var end = Instant.ofEpochSecond(floor(now.getEpochSecond(), step.toSeconds()));
    for (var at = end.minus(Duration.ofHours(hours)); at.isBefore(end); at = at.plus(step)) {
      points.add(new Point(at, mean(at, at.plus(step), failedOnly, isBroken)));
    }
    return points;
  }

  /** Fourteen minutes for two days, as documented; a minute for some hours. */
  private static Duration step(long hours) {
    return MINUTE.multipliedBy(Math.max(1, Math.round(hours * 60.0 / POINTS)));
  }

  private static long floor(long seconds, long step) {
    return seconds - Math.floorMod(seconds, step);
  }

  private double mean(Instant from, Instant to, boolean failedOnly, Predicate<Instant> isBroken) {
    double sum = 0;
    int minutes = 0;
    for (var at = from; at.isBefore(to); at = at.plus(MINUTE)) {
      sum += at(at, failedOnly, isBroken);
      minutes++;
    }
    return sum / minutes;
  }

  private double at(Instant moment, boolean failedOnly, Predicate<Instant> isBroken) {
    Map.Entry<Instant, Level> level = levels.floorEntry(moment);
    if (level == null) {
      return 0;
    }
    var now = level.getValue();
    if (!failedOnly) {
      return now.requests();
    }
    return shareWhileBroken > 0 && isBroken.test(moment)
        ? now.requests() * shareWhileBroken
        : now.failed();
  }
}
