package rollbackbot.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import rollbackbot.evidence.Told.Why;

/**
 * The shares of failed requests before a release and since. Only moments of which the router told
 * both counts are taken, and only those whose step lies within the window on either side, since it
 * isn't documented whether a point stands for what came before it or after.
 */
public final class RouterShares {
  /** Requests that a window must have before a share is told. */
  static final int ENOUGH = 200;

  private static final Duration BEFORE = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final NavigableMap<Instant, Pair> pairs = new TreeMap<>();

  private record Pair(double all, double failed) {}

  /** What was found of a window, or why nothing can be said of it. */
  public sealed interface Found {
    /**
     * What was counted.
     *
     * @param requests how many there were at least
     */
    record Window(TrafficWindow window, double requests) implements Found {}

    record Nothing(Why why) implements Found {}
  }

  private RouterShares(List<RouterPoint> all, List<RouterPoint> failed) {
    var requests = byMoment(all);
    byMoment(failed)
        .forEach((at, errors) ->
            Optional.ofNullable(requests.get(at))
                .filter(count -> errors <= count)
                .ifPresent(count -> pairs.put(at, new Pair(count, errors))));
  }

  /** A moment of which two different counts are told is left out. */
  private static NavigableMap<Instant, Double> byMoment(List<RouterPoint> points) {
    var found = new TreeMap<Instant, Double>();
    Set<Instant> contradicted = new HashSet<>();
    for (var point : points) {
      var other = found.put(point.at(), point.perMinute());
      if (other != null && other != point.perMinute()) {
        contradicted.add(point.at());
      }
    }
    contradicted.forEach(found::remove);
    return found;
  }

  /** How far back the router is to be asked. */
  public static Duration back(InService running, Instant now) {
    return Duration.between(running.began().minus(BEFORE), now);
  }

  /** Both shares, or why they can't be told. */
  public static Result of(
      List<RouterPoint> all, List<RouterPoint> failed, InService running, Instant now) {
    if (running.live().isEmpty()) {
      return new Result.Untold(Why.NOT_TOLD_THERE);
    }
    var shares = new RouterShares(all, failed);
    var before = shares.window(running.began().minus(BEFORE), running.began());
    var after = shares.window(running.live().get(), now);
    return switch (before) {
      case Found.Nothing(var why) -> new Result.Untold(why);
      case Found.Window(var earlier, _) ->
          switch (after) {
            case Found.Nothing(var why) -> new Result.Untold(why);
            case Found.Window(var since, _) -> new Result.Both(new Claim.Errors(earlier, since));
          };
    };
  }

  /** What was counted from a moment on. */
  public static Found since(
      List<RouterPoint> all, List<RouterPoint> failed, Instant from, Instant now) {
    return new RouterShares(all, failed).window(from, now);
  }

  /** Every way in which it can end. */
  public sealed interface Result {
    record Both(Claim.Errors errors) implements Result {}

    record Untold(Why why) implements Result {}
  }

  private Found window(Instant from, Instant to) {
    var step = step();
    if (step.isEmpty()) {
      return new Found.Nothing(Why.NOT_TOLD_THERE);
    }
    var first = from.plus(step.get());
    var last = to.minus(step.get());
    if (last.isBefore(first)) {
      return new Found.Nothing(Why.TOO_LITTLE_TRAFFIC);
    }
    var within = pairs.subMap(first, true, last, true);
    if (within.isEmpty()) {
      return new Found.Nothing(Why.NOT_TOLD_THERE);
    }
    double all = within.values().stream().mapToDouble(Pair::all).sum();
    double failed = within.values().stream().mapToDouble(Pair::failed).sum();
    double requests = surely(all, step.get());
    return requests < ENOUGH
        ? new Found.Nothing(Why.TOO_LITTLE_TRAFFIC)
        : new Found.Window(
            new TrafficWindow(
                within.firstKey(), within.lastKey(), all / within.size(), failed / all),
            requests);
  }

  /** How many requests there were at least, be the counts those of a minute or of a step. */
  private static double surely(double sum, Duration step) {
    return sum * Math.min(1, (double) step.toMillis() / MINUTE.toMillis());
  }

  /** The usual distance between two moments; a gap here and there doesn't change it. */
  private Optional<Duration> step() {
    var distances = new ArrayList<Duration>();
    Instant before = null;
    for (var at : pairs.keySet()) {
      if (before != null) {
        distances.add(Duration.between(before, at));
      }
      before = at;
    }
    return distances.stream().sorted().skip(distances.size() / 2).findFirst();
  }
}
