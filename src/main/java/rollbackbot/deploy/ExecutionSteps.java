package rollbackbot.deploy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import rollbackbot.autodeploy.OthersRequests;
import rollbackbot.deploy.DeployState.LookingOnceMore;
import rollbackbot.deploy.DeployState.PausingAutoDeploy;
import rollbackbot.deploy.DeployState.PreparingArchive;
import rollbackbot.deploy.DeployState.Rechecking;
import rollbackbot.deploy.DeployState.Requesting;
import rollbackbot.deploy.DeployState.WaitingForOther;
import rollbackbot.history.HistoryReader;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Change;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Incidents;
import rollbackbot.incident.Memo;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.Running;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.Failing;
import rollbackbot.once.Asked;
import rollbackbot.outside.Outside;
import rollbackbot.plan.Failure;
import rollbackbot.plan.Way;
import rollbackbot.release.App;
import rollbackbot.room.Course;
import rollbackbot.room.Timing;
import rollbackbot.source.RepositoryLink;

/** The steps from the confirmation to the moment before the deployment is asked for. */
public final class ExecutionSteps {
  private final Outside outside;
  private final Incidents incidents;
  private final Course course;
  private final ArchiveSteps archives;
  private final Hindrances hindrances;
  private final Timing timing;
  private final InstantSource clock;

  public ExecutionSteps(
      Outside outside,
      Incidents incidents,
      Course course,
      ArchiveSteps archives,
      Timing timing,
      InstantSource clock) {
    this.outside = outside;
    this.incidents = incidents;
    this.course = course;
    this.archives = archives;
    this.hindrances = new Hindrances(outside, timing);
    this.timing = timing;
    this.clock = clock;
  }

  /** The plan must still hold: same current release, same tag, a branch that is ours to use. */
  Change recheck(Incident incident, Rechecking state, App app) {
    var now = clock.instant();
    if (OthersRequests.mayArrive(incident, incidents)) {
      var since = state.heldUpSince().or(() -> Optional.of(now));
      return Change.to(incident.withState(new Rechecking(state.confirmed(), since)))
          .wakingAt(now.plus(timing.requests().betweenLooks()));
    }
    var unvouched = hindrances.unvouched(incident, state, app, now);
    if (unvouched.isPresent()) {
      return unvouched.get();
    }
    var plan = state.confirmed().plan();
    var link = outside.platform().repositoryLink(app.platformApp());
    if (link.isEmpty() && plan.archive().isEmpty()) {
      return Failing.stop(incident, state, new Failure.Reason.NoLink(), now);
    }
    var mismatch = link.flatMap(linked -> HistoryReader.mismatch(app, linked));
    if (mismatch.isPresent()) {
      return Failing.stop(incident, state, mismatch.get(), now);
    }
    var deployments = HistoryReader.downToCurrent(outside.platform(), app);
    var hindrance = hindrances.found(incident, state, deployments, now);
    if (hindrance.isPresent()) {
      return hindrance.get();
    }
    if (link.filter(RepositoryLink::autoDeployEnabled).isPresent()) {
      return pausing(incident, state, now)
          .with(incident.audit(now, AuditEvent.BOT, "rechecked", plan.from().label()));
    }
    var off = incidents.autoDeployIsPaused(incident.app()) ? AutoDeploy.PAUSED : AutoDeploy.WAS_OFF;
    var seen = link.map(_ -> incident.withAutoDeploy(off)).orElse(incident);
    return course
        .done(Way.AUTO_DEPLOY, seen, state.confirmed(), now)
        .with(incident.audit(now, AuditEvent.BOT, "rechecked", plan.from().label()));
  }

  private static Change pausing(Incident incident, Running state, Instant now) {
    var next =
        incident
            .withAutoDeploy(AutoDeploy.PAUSED)
            .withState(new PausingAutoDeploy(state.confirmed()));
    return Change.to(next)
        .with(new Memo.AutoDeployWasOn(incident.app(), incident.id(), now))
        .wakingAt(now);
  }

  /** Nothing can stop somebody's deployment; when it has ended, everything is checked again. */
  Change waitForOther(Incident incident, WaitingForOther state, App app) {
    var now = clock.instant();
    var other = outside.platform().deployment(app.platformApp(), state.other().id());
    return other.status().isFinal()
        ? Change.to(incident.withState(new Rechecking(state.confirmed()))).wakingAt(now)
        : Change.to(incident.withState(new WaitingForOther(state.confirmed(), other)))
            .wakingAt(now.plus(timing.following().firstPoll()));
  }

  /** An auto-deploy triggered before the pause may have started: look once more, then ask. */
  Change lookOnceMore(Incident incident, LookingOnceMore state, App app) {
    var now = clock.instant();
    if (archives.isMissing(incident, state.confirmed().plan())) {
      return Change.to(incident.withState(new PreparingArchive(state.confirmed(), state.asks())))
          .wakingAt(now);
    }
    var busy = incident.trouble().flatMap(_ -> BusyApp.trouble(app, outside.environment()));
    if (busy.isPresent()) {
      throw busy.get();
    }
    var unvouched = hindrances.unvouched(incident, state, app, now);
    if (unvouched.isPresent()) {
      return unvouched.get();
    }
    var deployments = HistoryReader.downToCurrent(outside.platform(), app);
    var hindrance = hindrances.found(incident, state, deployments, now);
    if (hindrance.isPresent()) {
      return hindrance.get();
    }
    var pausedAgain = new IncidentEntry.Reached(new Milestone.PausedAgain());
    if (!wasTold(incident, pausedAgain) && isAutoDeployOn(app)) {
      return pausing(incident.tell(pausedAgain, now), state, now)
          .with(incident.audit(now, AuditEvent.BOT, "auto-deploy-found-on", ""));
    }
    var newest = deployments.getFirst().id();
    var plan = state.confirmed().plan();
    // Looking may have taken its time: the patience with the request begins with the request.
    var asked = clock.instant();
    return Change.to(
            incident.withState(
                new Requesting(state.confirmed(), newest, Asked.afterSending(asked, state.asks()))))
        .with(
            incident.audit(
                asked, AuditEvent.BOT, "deployment-requested", DeploymentSteps.what(plan)))
        .wakingAt(asked);
  }

  private boolean isAutoDeployOn(App app) {
    return outside
        .platform()
        .repositoryLink(app.platformApp())
        .filter(RepositoryLink::autoDeployEnabled)
        .isPresent();
  }

  private static boolean wasTold(Incident incident, Entry content) {
    return incident.thread().stream().map(ThreadEntry::content).anyMatch(content::equals);
  }
}
