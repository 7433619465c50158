package rollbackbot.sandbox.scalingo.apps;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The requests that reach an app, and how many of them fail: steady between changes. Guarded by its
 * {@link SimulatedPlatform}.
 */
public final class SimulatedTraffic {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** As many points as the documented example of two days has. */
  private static final int POINTS = 205;

  private final NavigableMap<Instant, Level> levels = new TreeMap<>();

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

  /** The means of each step, oldest first; a step that isn't over yet isn't told. */
  public List<Point> told(Instant now, long hours, boolean failedOnly) {
    var step = step(hours);
    var points = new ArrayList<Point>();
    var end = Instant.ofEpochSecond(floor(now.getEpochSecond(), step.toSeconds()));
    for (var at = end.minus(Duration.ofHours(hours)); at.isBefore(end); at = at.plus(step)) {
      points.add(new Point(at, mean(at, at.plus(step), failedOnly)));
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

  private double mean(Instant from, Instant to, boolean failedOnly) {
    double sum = 0;
    int minutes = 0;
    for (var at = from; at.isBefore(to); at = at.plus(MINUTE)) {
      sum += at(at, failedOnly);
      minutes++;
    }
    return sum / minutes;
  }

  private double at(Instant moment, boolean failedOnly) {
    Map.Entry<Instant, Level> level = levels.floorEntry(moment);
    if (level == null) {
      return 0;
    }
    return failedOnly ? level.getValue().failed() : level.getValue().requests();
  }
}
