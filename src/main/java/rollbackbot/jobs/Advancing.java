package rollbackbot.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
import rollbackbot.room.Absence;

/** Advances incidents, each alone, and so many at a time as there are places. */
public final class Advancing {
  private static final Logger log = LoggerFactory.getLogger(Advancing.class);

  static final Lanes.Places PLACES = new Lanes.Places(14, 6, 40, 6);

  private final Apps apps;
  private final Machine machine;
  private final PollPace pace;
  private final InstantSource clock;
  private final JobTiming.Steps timing;
  private final StepLoop steps;
  private final Lanes lanes;
  private final Set<IncidentId> underWay = ConcurrentHashMap.newKeySet();

  /** What was missed, until there is a place for it and no other wake-up is at the incident. */
  private final Map<WakeUps.Edition, Instant> stillToTell = new ConcurrentHashMap<>();

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
    this.apps = apps;
    this.machine = machine;
    this.pace = pace;
    this.clock = clock;
    this.timing = timing;
    this.steps =
        new StepLoop(incidents, this::step, timing, lived, clock, listener, () -> stopping);
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
   * @param missed when it was due, where this process wasn't there yet
   * @return after what time to try again; empty if that isn't needed
   */
  Optional<Duration> advance(IncidentId id, long revision, Optional<Instant> missed) {
    var edition = new WakeUps.Edition(id, revision);
    missed.ifPresent(due -> stillToTell.put(edition, due));
    if (!underWay.add(id)) {
      // A step may take longer than its net waits; two at once would take each other's answers.
      return Optional.of(timing.busy());
    }
    try {
      return lanes.in(
          id, () -> alone(id, revision, Optional.ofNullable(stillToTell.remove(edition))));
    } finally {
      underWay.remove(id);
    }
  }

  private Optional<Duration> alone(IncidentId id, long revision, Optional<Instant> missed) {
    try {
      steps.from(
          id,
          revision,
          incident -> missed.flatMap(due -> Absence.told(incident, due, clock.instant())));
      return Optional.empty();
    } catch (Unreadable setAside) {
      return Optional.of(timing.unreadable());
    } catch (AppUnknown unknown) {
      log.warn(
          "{} isn't configured any more: its incident {} waits until it is, in state {}",
          unknown.incident.app(),
          id,
          StepLoop.nameOf(unknown.incident));
      return Optional.of(
          unknown.incident.state().locksTheApp()
              ? timing.unknownApp()
              : timing.unknownAppOfEnded());
    }
  }

  /** What the app's incident becomes in one step. */
  private Optional<Change> step(Incident incident, boolean storedJustNow) {
    var app = app(incident);
    if (app.isEmpty() && isOver(incident)) {
      log.info("the app isn't configured any more: nothing is left to do for the incident");
      return Optional.empty();
    }
    var configured = app.orElseThrow(() -> new AppUnknown(incident));
    return Optional.of(paced(change(incident, configured, storedJustNow)));
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
}
