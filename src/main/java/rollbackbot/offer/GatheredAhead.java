package rollbackbot.offer;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import rollbackbot.evidence.Evidence;
import rollbackbot.evidence.Faults;
import rollbackbot.evidence.Quoted;
import rollbackbot.evidence.Source;
import rollbackbot.evidence.Told;
import rollbackbot.evidence.Told.Why;
import rollbackbot.evidence.look.Basis;
import rollbackbot.evidence.look.Gatherer;
import rollbackbot.incident.IncidentId;
import rollbackbot.once.Aloud;
import rollbackbot.once.OutsideTrouble;

/**
 * Gathers beside the jobs. What was gathered is kept a while, since the incident may move on before
 * it is stored; if the process dies, the next one gathers anew.
 */
public final class GatheredAhead implements EvidenceAhead {

  /** Far beyond what gathering and storing take. */
  private static final Duration KEPT = Duration.ofMinutes(5);

  private final Gatherer gatherer;
  private final Executor threads;
  private final InstantSource clock;
  private final Faults faults;
  private final Map<IncidentId, Gathering> gatherings = new ConcurrentHashMap<>();

  /** One of each incident, for a few seconds. */
  private final Map<IncidentId, FutureTask<Told.Fact>> looks = new ConcurrentHashMap<>();

  private record Gathering(FutureTask<Evidence> task, Instant since) {}

  /**
   * Gathers on threads of its own.
   *
   * @param faults hears of what our own code failed at, which stops nobody's incident
   */
  public GatheredAhead(Gatherer gatherer, Executor threads, InstantSource clock, Faults faults) {
    this.gatherer = gatherer;
    this.threads = threads;
    this.clock = clock;
    this.faults = faults;
  }

  @Override
  public Optional<Evidence> of(IncidentId incident, Supplier<Basis> basis) {
    var now = clock.instant();
    gatherings.values().removeIf(old -> old.since().plus(KEPT).isBefore(now));
    return told(gatherings.computeIfAbsent(incident, _ -> begin(basis, now)).task());
  }

  @Override
  public Optional<Evidence> gathered(IncidentId incident) {
    return Optional.ofNullable(gatherings.get(incident))
        .map(Gathering::task)
        .flatMap(GatheredAhead::told);
  }

  private Gathering begin(Supplier<Basis> basis, Instant now) {
    var task = new FutureTask<>(Aloud.of(() -> gathered(basis)));
    threads.execute(task);
    return new Gathering(task, now);
  }

  @Override
  public Optional<Told.Fact> health(IncidentId incident, URI address) {
    var task = looks.computeIfAbsent(incident, _ -> begin(address));
    if (!task.isDone()) {
      return Optional.empty();
    }
    looks.remove(incident, task);
    if (task.state() == Future.State.FAILED) {
      faults.met(Source.HEALTH_CHECK, new IllegalStateException(task.exceptionNow()));
      return Optional.empty();
    }
    return Optional.of(task.resultNow());
  }

  private FutureTask<Told.Fact> begin(URI address) {
    var task = new FutureTask<>(Aloud.of(() -> gatherer.health(address)));
    threads.execute(task);
    return task;
  }

  private Evidence gathered(Supplier<Basis> basis) {
    try {
      return gatherer.of(basis.get());
    } catch (OutsideTrouble trouble) {
      return Evidence.withoutDeployments(
          Why.TROUBLE, Optional.of(new Quoted(trouble.getMessage())), clock.instant());
    } catch (RuntimeException fault) {
      faults.met(Source.DEPLOYMENTS, fault);
      return Evidence.withoutDeployments(Why.FAULT, Optional.empty(), clock.instant());
    }
  }

  private static Optional<Evidence> told(FutureTask<Evidence> task) {
    return task.state() == Future.State.SUCCESS ? Optional.of(task.resultNow()) : Optional.empty();
  }
}
