package rollbackbot.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.Incidents;
import rollbackbot.once.LivedTime;

/**
 * Takes an incident step by step, as long as nothing is to be waited for. What follows a step at
 * once is taken by the same loop; if the process dies, the wake-up stored with it resumes the step.
 */
public final class StepLoop {
  private static final Logger log = LoggerFactory.getLogger(StepLoop.class);

  private final Incidents incidents;
  private final Step step;
  private final JobTiming.Steps timing;
  private final LivedTime lived;
  private final InstantSource clock;
  private final StepListener listener;
  private final BooleanSupplier stopping;

  /**
   * A loop over what is stored.
   *
   * @param stopping from then on a step is finished, and the next one is left to the next process
   */
  public StepLoop(
      Incidents incidents,
      Step step,
      JobTiming.Steps timing,
      LivedTime lived,
      InstantSource clock,
      StepListener listener,
      BooleanSupplier stopping) {
    this.incidents = incidents;
    this.step = step;
    this.timing = timing;
    this.lived = lived;
    this.clock = clock;
    this.listener = listener;
    this.stopping = stopping;
  }

  /** What an incident becomes. */
  @FunctionalInterface
  public interface Step {
    /**
     * Takes one step; what it becomes isn't stored yet.
     *
     * @param storedJustNow whether the same loop stored it as it is, a moment ago
     * @return empty where nothing is left to do
     */
    Optional<Change> of(Incident incident, boolean storedJustNow);
  }

  /** Goes on from this revision of the incident; does nothing if it has moved on since. */
  public void from(IncidentId id, long revision) {
    goOn(id, revision);
  }

  /**
   * The same where something else comes before the next step.
   *
   * @param first what the incident becomes before; empty where nothing does
   */
  public void from(IncidentId id, long revision, Function<Incident, Optional<Change>> first) {
    var incident = incidents.find(id).filter(it -> it.revision() == revision);
    var change = incident.flatMap(first);
    if (change.isEmpty()) {
      goOn(id, revision);
      return;
    }
    var storedAt = stored(incident.get(), change.get());
    if (storedAt.isPresent()) {
      // No step has led here: what the incident is about to do may have been done before.
      goOn(id, revision + 1);
    }
  }

  private void goOn(IncidentId id, long revision) {
    var expected = revision;
    Optional<Duration> storedAt = Optional.empty();
    while (true) {
      var incident = incidents.find(id);
      if (incident.isEmpty() || incident.get().revision() != expected) {
        return;
      }
      storedAt = one(incident.get(), storedAt);
      if (storedAt.isEmpty()) {
        return;
      }
      expected++;
    }
  }

  /**
   * Takes one step.
   *
   * @param storedAt when this very call stored the incident as it is; empty: it was found so
   * @return when it was stored, if the next one follows at once
   */
  private Optional<Duration> one(Incident incident, Optional<Duration> storedAt) {
    try (var _ = MDC.putCloseable("incident", incident.id().value());
        var _ = MDC.putCloseable("app", incident.app().value());
        var _ = MDC.putCloseable("step", nameOf(incident))) {
      return step.of(incident, isJustNow(storedAt))
          .filter(change -> !changesNothing(incident, change))
          .flatMap(change -> stored(incident, change));
    }
  }

  /** Not by the clock: it may be set back while the process is frozen. */
  private boolean isJustNow(Optional<Duration> storedAt) {
    var now = lived.sinceStart();
    return storedAt.filter(at -> now.minus(at).compareTo(timing.justNow()) < 0).isPresent();
  }

  private Optional<Duration> stored(Incident before, Change change) {
    var storing = lived.sinceStart();
    var now = clock.instant();
    boolean goesOn = isDue(change.wakeAt(), now) && !stopping.getAsBoolean();
    var withNet = goesOn ? change.wakingAt(now.plus(timing.net())) : change;
    if (!incidents.store(withNet, Optional.empty())) {
      return Optional.empty();
    }
    tell(before, change);
    return goesOn ? Optional.of(storing) : Optional.empty();
  }

  private void tell(Incident before, Change change) {
    if (!nameOf(before).equals(nameOf(change.incident()))) {
      log.info("{} -> {}", nameOf(before), nameOf(change.incident()));
      listener.stepped(nameOf(before));
    } else if (met(before, change)) {
      listener.retried(nameOf(before));
    }
  }

  private static boolean met(Incident before, Change change) {
    return change.incident().trouble().isPresent()
        && !change.incident().trouble().equals(before.trouble());
  }

  private static boolean changesNothing(Incident incident, Change change) {
    return change.wakeAt().isEmpty()
        && change.audit().isEmpty()
        && change.incident().equals(incident);
  }

  private static boolean isDue(Optional<Instant> wakeAt, Instant now) {
    return wakeAt.filter(at -> !at.isAfter(now)).isPresent();
  }

  static String nameOf(Incident incident) {
    return incident.state().getClass().getSimpleName();
  }
}
