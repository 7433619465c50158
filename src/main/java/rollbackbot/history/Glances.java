package rollbackbot.history;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import rollbackbot.check.Glance;
import rollbackbot.once.HealthProbe;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.plan.Failure;
import rollbackbot.plan.PlanRequest;
import rollbackbot.plan.Planner;
import rollbackbot.release.App;
import rollbackbot.release.AppName;
import rollbackbot.release.history.History;
import rollbackbot.release.history.HistoryEntry;
import rollbackbot.release.history.Standing;
import rollbackbot.source.RepositoryLink;

/**
 * What was seen of apps, by people who only look around. It is read beside everything else, one app
 * after the other, and kept: what is told says how old it is. Where a service doesn't answer, or
 * the calls are others', what was seen before stays.
 */
public final class Glances {
  /** Within that time nothing is looked at again. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  /** How long one round goes on; what it hasn't come to waits for the next. */
  private static final Duration A_ROUND = Duration.ofSeconds(20);

  /** Rounds that wait for each other. */
  private static final int MOST_ROUNDS = 10;

  private final HistoryReader reader;
  private final HealthProbe health;
  private final Executor threads;
  private final InstantSource clock;
  private final Consumer<RuntimeException> faults;
  private final Map<AppName, Glance> seen = new ConcurrentHashMap<>();
  private final Semaphore rounds = new Semaphore(MOST_ROUNDS);
  private final ReentrantLock turn = new ReentrantLock();

  /**
   * Nothing was seen yet.
   *
   * @param reader of which the calls are nobody's loss
   * @param faults hears of what our own code failed at
   */
  public Glances(
      HistoryReader reader,
      HealthProbe health,
      Executor threads,
      InstantSource clock,
      Consumer<RuntimeException> faults) {
    this.reader = reader;
    this.health = health;
    this.threads = threads;
    this.clock = clock;
    this.faults = faults;
  }

  /** How the app stood when it was looked at last. */
  public Optional<Glance> of(AppName app) {
    return Optional.ofNullable(seen.get(app));
  }

  /** Whether some of them weren't looked at just now. */
  public boolean areDue(List<App> apps) {
    return !due(apps).isEmpty();
  }

  /**
   * Looks at those again that weren't looked at just now, and comes back at once.
   *
   * @param then done once it is over, however much was seen
   */
  public void renew(List<App> apps, Runnable then) {
    if (!rounds.tryAcquire()) {
      then.run();
      return;
    }
    threads.execute(() -> {
      try {
        inTurn(apps);
        then.run();
      } catch (RuntimeException fault) {
        faults.accept(fault);
      } finally {
        rounds.release();
      }
    });
  }

  /** Those that were never seen first, then the oldest. */
  private List<App> due(List<App> apps) {
    var now = clock.instant();
    return apps.stream()
        .filter(app -> seenAt(app).isBefore(now.minus(FRESH)) || seenAt(app).isAfter(now))
        .sorted(Comparator.comparing(this::seenAt))
        .toList();
  }

  private Instant seenAt(App app) {
    return of(app.name()).map(Glance::at).orElse(Instant.MIN);
  }

  /** What somebody else's round has seen meanwhile isn't looked at again. */
  private void inTurn(List<App> apps) {
    turn.lock();
    try {
      var until = clock.instant().plus(A_ROUND);
      for (var app : due(apps)) {
        if (clock.instant().isAfter(until)) {
          return;
        }
        seen.put(app.name(), look(app));
      }
    } catch (OutsideTrouble away) {
      // The others would be told the same; what was seen before stays, with its age.
    } finally {
      turn.unlock();
    }
  }

  private Glance look(App app) {
    var now = clock.instant();
    var answer = app.healthCheck().map(health::probe);
    return switch (reader.downToPrevious(app)) {
      case HistoryReader.Reading.Impossible(var reason) ->
          new Glance(
              now,
              Optional.empty(),
              Optional.empty(),
              Optional.of(reason),
              Optional.empty(),
              answer);
      case HistoryReader.Reading.Done(var history) -> glance(app, history, answer, now);
    };
  }

  private static Glance glance(
      App app, History history, Optional<HealthProbe.Health> health, Instant now) {
    var plan = Planner.plan(app, history, new PlanRequest.Previous(), false, Optional.empty());
    return new Glance(
        now,
        Standing.of(history.entries())
            .current()
            .map(HistoryEntry::release)
            .map(release -> new Glance.Runs(release.label(), release.deployedAt())),
        plan instanceof Planner.Result.Ready(var ready)
            ? Optional.of(ready.to().label())
            : Optional.empty(),
        plan instanceof Planner.Result.Impossible(var reason, _, _)
            ? Optional.of(reason)
            : Optional.<Failure.Reason>empty(),
        history.link().map(RepositoryLink::autoDeployEnabled),
        health);
  }
}
