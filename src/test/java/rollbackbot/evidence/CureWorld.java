package rollbackbot.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.release.AppEvents;
import rollbackbot.release.AppStatus;
import rollbackbot.release.PlatformApp;

/**
 * The minutes after a rollback, with a known truth, as a seed makes them: each request fails by
 * chance, metrics come late, in any order, and stand for what came before or after their moment.
 */
final class CureWorld implements Observations {
  static final Instant ROLLED_BACK = Instant.parse("2026-03-02T10:00:40Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int[] RATES = {0, 1, 20, 60, 150, 400, 2_000, 9_000};
  private static final int BEFORE = 90;
  private static final int AFTER = 8;

  final Truth truth;
  Instant now = ROLLED_BACK;
  boolean isAway;
  private final double usual;
  private final double sick;
  private final int rate;
  private final int late;
  private final boolean standsForWhatFollows;
  private final Random random;
  private final long[] requests = new long[BEFORE + AFTER];
  private final long[] failures = new long[BEFORE + AFTER];
  private final Instant first;

  enum Truth {
    CURED,
    SICK
  }

  private CureWorld(long seed) {
    // Seeds that are close to each other begin alike.
    this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    this.truth = random.nextBoolean() ? Truth.CURED : Truth.SICK;
    this.usual = random.nextInt(3) == 0 ? 0 : random.nextDouble() * 0.01;
    this.sick = Math.max(0.01, 3 * usual) + random.nextDouble() * random.nextDouble() * 0.5;
    this.rate = RATES[random.nextInt(RATES.length)];
    this.late = random.nextInt(2);
    this.standsForWhatFollows = random.nextBoolean();
    // The rollback comes amid a minute.
    this.first = ROLLED_BACK.minus(MINUTE.multipliedBy(BEFORE)).plusSeconds(20);
    for (int minute = 0; minute < requests.length; minute++) {
      requests[minute] = Math.round(rate * (0.8 + 0.4 * random.nextDouble()));
      failures[minute] = Trials.failed(random, requests[minute], share(minute));
    }
  }

  static CureWorld of(long seed) {
    return new CureWorld(seed);
  }

  private double share(int minute) {
    return minute < BEFORE || truth == Truth.SICK ? sick : usual;
  }

  /** What was seen before the rollback. */
  Claim.Errors errors() {
    var released = ROLLED_BACK.minus(Duration.ofHours(1));
    return new Claim.Errors(
        new TrafficWindow(released.minus(Duration.ofHours(1)), released, Math.max(4, rate), usual),
        new TrafficWindow(released, ROLLED_BACK, Math.max(4, rate), sick));
  }

  /** So few that there are no two hundred in five minutes. */
  boolean isQuiet() {
    return rate <= 20;
  }

  /** Whether what a minute and a half hold at the least tells the two apart by far. */
  boolean canBeDecided() {
    double counted = rate * 1.5;
    double well = Math.max(usual, 0.0005);
    double apart = counted * (sick - well - well * Math.log(sick / well));
    return counted >= 200 && apart > 20;
  }

  @Override
  public List<RouterPoint> router(PlatformApp app, RouterCount count, Duration back) {
    if (isAway) {
      throw new OutsideTrouble.Unavailable("away", Optional.empty());
    }
    var points = new ArrayList<RouterPoint>();
    var counts = count == RouterCount.REQUESTS ? requests : failures;
    for (int minute = 0; minute < counts.length; minute++) {
      var begin = first.plus(MINUTE.multipliedBy(minute));
      var told = begin.plus(MINUTE);
      if (!told.plus(MINUTE.multipliedBy(late)).isAfter(now)) {
        points.add(new RouterPoint(standsForWhatFollows ? begin : told, counts[minute]));
      }
    }
    Collections.shuffle(points, random);
    return points;
  }

  @Override
  public List<VariableSeen> variables(PlatformApp app) {
    return List.of();
  }

  @Override
  public List<String> databases(PlatformApp app) {
    return List.of();
  }

  @Override
  public AppEvents events(PlatformApp app, Instant since) {
    throw new IllegalStateException("nobody asks for events");
  }

  @Override
  public AppStatus status(PlatformApp app) {
    throw new IllegalStateException("nobody asks how the app is");
  }
}
