package rollbackbot.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.Incidents;
import rollbackbot.once.LivedTime;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.release.App;
import rollbackbot.release.Apps;
import rollbackbot.rollback.Machine;
import rollbackbot.rollback.Unreadable;

/**
 * Advances an incident step by step, as long as nothing is to be waited for. What follows a step at
 * once runs in the same job; if the process dies, the wake-up stored with it resumes the step.
 */
public final class Advancing {
  private static final Logger log = LoggerFactory.getLogger(Advancing.class);

  static final Lanes.Places PLACES = new Lanes.Places(14, 6, 40, 6);

  private final Incidents incidents;
  private final Apps apps;
  private final Machine machine;
  private final PollPace pace;
  private final JobTiming.Steps timing;
  private final LivedTime lived;
  private final InstantSource clock;
  private final StepListener listener;
  private final Lanes lanes;
  private final Set<IncidentId> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  public Advancing(
      Incidents incidents,
      Apps apps,
      Machine machine,
      PollPace pace,
      JobTiming.Steps timing,
      LivedTime lived,
      InstantSource clock,
      StepListener listener) {
    this.incidents = incidents;
    this.apps = apps;
    this.machine = machine;
    this.pace = pace;
    this.timing = timing;
    this.lived = lived;
    this.clock = clock;
    this.listener = listener;
    this.lanes = new Lanes(PLACES, timing.full(), lived);
  }

  /** Nobody knows any more how the app of an open incident is reached: nothing may be guessed. */
  private static final class AppUnknown extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Incident incident;

    AppUnknown(Incident incident) {
      super(incident.app().value());
      this.incident = incident;
    }
  }

  /** From now on a step is finished, and the next one is left to the next process. */
  void stop() {
    stopping = true;
  }

  /**
   * Advances the incident from this revision; does nothing if it has moved on since.
   *
   * @return after what time to try again; empty if that isn't needed
   */
  Optional<Duration> advance(IncidentId id, long revision) {
    if (!underWay.add(id)) {
      // A step may take longer than its net waits; two at once would take each other's answers.
      return Optional.of(timing.busy());
    }
    try {
      return lanes.in(id, () -> alone(id, revision));
    } finally {
      underWay.remove(id);
    }
  }

  private Optional<Duration> alone(IncidentId id, long revision) {
    try {
      advanceFrom(id, revision);
      return Optional.empty();
    } catch (Unreadable setAside) {
      return Optional.of(timing.unreadable());
    } catch (AppUnknown unknown) {
      log.warn(
          "{} isn't configured any more: its incident {} waits until it is, in state {}",
          unknown.incident.app(),
          id,
          nameOf(unknown.incident));
      return Optional.of(
          unknown.incident.state().locksTheApp()
              ? timing.unknownApp()
              : timing.unknownAppOfEnded());
    }
  }

  private void advanceFrom(IncidentId id, long revision) {
    var expected = revision;
    Optional<Duration> storedAt = Optional.empty();
    while (true) {
      var incident = incidents.find(id);
      if (incident.isEmpty() || incident.get().revision() != expected) {
        return;
      }
      storedAt = step(incident.get(), storedAt);
      if (storedAt.isEmpty()) {
        return;
      }
      expected++;
    }
  }

  /** Not by the clock: it may be set back while the process is frozen. */
  private boolean isJustNow(Optional<Duration> storedAt) {
    var now = lived.sinceStart();
    return storedAt.filter(at -> now.minus(at).compareTo(timing.justNow()) < 0).isPresent();
  }

  /**
   * Takes one step.
   *
   * @param storedAt when this very call stored the incident as it is; empty: it was found so
   * @return when it was stored, if the next one follows at once
   */
  private Optional<Duration> step(Incident incident, Optional<Duration> storedAt) {
    try (var _ = MDC.putCloseable("incident", incident.id().value());
        var _ = MDC.putCloseable("app", incident.app().value());
        var _ = MDC.putCloseable("step", nameOf(incident))) {
      var app = app(incident);
      if (app.isEmpty() && isOver(incident)) {
        log.info("the app isn't configured any more: nothing is left to do for the incident");
        return Optional.empty();
      }
      var configured = app.orElseThrow(() -> new AppUnknown(incident));
      var change = paced(change(incident, configured, isJustNow(storedAt)));
      if (changesNothing(incident, change)) {
        return Optional.empty();
      }
      var storing = lived.sinceStart();
      var now = clock.instant();
      boolean goesOn = isDue(change.wakeAt(), now) && !stopping;
      boolean stored =
          incidents.store(
              goesOn ? change.wakingAt(now.plus(timing.net())) : change, Optional.empty());
      if (stored && !nameOf(incident).equals(nameOf(change.incident()))) {
        log.info("{} -> {}", nameOf(incident), nameOf(change.incident()));
        listener.stepped(nameOf(incident));
      } else if (stored && met(incident, change)) {
        listener.retried(nameOf(incident));
      }
      return stored && goesOn ? Optional.of(storing) : Optional.empty();
    }
  }

  /** Nothing of the app is as the incident left it for a while. */
  private static boolean isOver(Incident incident) {
    return !incident.state().locksTheApp()
        && incident.autoDeploy() != AutoDeploy.PAUSED
        && !incident.autoDeploy().isBeingResumed();
  }

  /** Looks at running deployments share what the platform allows. */
  private Change paced(Change change) {
    var id = change.incident().id();
    boolean follows = change.incident().followsThePlatform();
    var wakeAt = change.wakeAt().filter(_ -> follows);
    if (wakeAt.isEmpty()) {
      pace.done(id);
      return change;
    }
    return change.wakingAt(pace.nextLook(id, wakeAt.get()));
  }

  private Optional<App> app(Incident incident) {
    try {
      return apps.find(incident.app());
    } catch (OutsideTrouble e) {
      throw new IllegalStateException("looking up " + incident.app(), e);
    }
  }

  private Change change(Incident incident, App app, boolean storedJustNow) {
    try {
      return machine.advance(incident, app, storedJustNow);
    } catch (RuntimeException fault) {
      log.error("a step failed", fault);
      return machine.faulted(incident, app, fault);
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

  private static String nameOf(Incident incident) {
    return incident.state().getClass().getSimpleName();
  }
}
