package rollbackbot.autodeploy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import rollbackbot.incident.Aftermath;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Change;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Incidents;
import rollbackbot.incident.Memo;
import rollbackbot.incident.Outlook;
import rollbackbot.incident.Running;
import rollbackbot.offer.Failing;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.Repeatable;
import rollbackbot.plan.Failure;
import rollbackbot.plan.Plan;
import rollbackbot.plan.Way;
import rollbackbot.release.App;
import rollbackbot.release.Mark;
import rollbackbot.release.Platform;
import rollbackbot.room.Course;
import rollbackbot.room.Endings;
import rollbackbot.room.Ends;
import rollbackbot.room.Fresh;
import rollbackbot.room.Timing;
import rollbackbot.source.RepositoryLink;

/** Pauses auto-deploy for a rollback, and puts it back. */
public final class AutoDeploySteps {
  private static final Duration JUST_NOW = Duration.ofMinutes(1);

  private final Platform platform;
  private final Incidents incidents;
  private final Course course;
  private final LinkedBranch branches;
  private final Repeatable sending;
  private final Timing timing;
  private final InstantSource clock;

  public AutoDeploySteps(
      Platform platform,
      Incidents incidents,
      Course course,
      LinkedBranch branches,
      Repeatable sending,
      Timing timing,
      InstantSource clock) {
    this.platform = platform;
    this.incidents = incidents;
    this.course = course;
    this.branches = branches;
    this.sending = sending;
    this.timing = timing;
    this.clock = clock;
  }

  public Change pause(Incident incident, Running state, App app) {
    try {
      sending.send(incident.claim(), () -> platform.setAutoDeploy(app.platformApp(), false));
    } catch (OutsideTrouble.Refused e) {
      var reason = new Failure.Reason.Refused(e.getMessage());
      var untouched = incident.withAutoDeploy(AutoDeploy.UNTOUCHED);
      var now = clock.instant();
      return Failing.stop(untouched, state, reason, now)
          .with(new Memo.AutoDeployPutBack(incident.app(), now));
    }
    var now = clock.instant();
    return course
        .done(Way.AUTO_DEPLOY, incident, state.confirmed(), now)
        .with(incident.audit(now, AuditEvent.BOT, "auto-deploy-paused", ""))
        .wakingAt(now);
  }

  /** Whether no request to pause it can arrive any more, once no further one leaves. */
  public boolean isClearOfRequests(Incident incident) {
    return sending.isClear(incident.id().value());
  }

  public Duration betweenLooks() {
    return timing.requests().betweenLooks();
  }

  /**
   * Puts it back. Other rollbacks of the app wait as long as the request for it may still arrive;
   * so does its repetition.
   *
   * @param storedJustNow whether what is stored can't have been acted upon yet
   */
  public Change resume(Incident incident, App app, boolean storedJustNow) {
    if (incident.autoDeploy() == AutoDeploy.RESUMING) {
      var now = clock.instant();
      return Change.to(warned(incident, now).withAutoDeploy(AutoDeploy.PUTTING_BACK)).wakingAt(now);
    }
    try {
      return storedJustNow ? putBack(incident, app) : perhapsPutBack(incident, app);
    } catch (OutsideTrouble.Refused e) {
      return notResumed(incident, e.getMessage());
    }
  }

  private Change putBack(Incident incident, App app) {
    var successor = incidents.openOne(incident.app()).filter(open -> needsPause(open, incident));
    if (successor.isPresent()) {
      return notResumed(incident, "needed by " + successor.get().id());
    }
    // Read first, so that nothing is left to be done once auto-deploy is back.
    var told = back(incident);
    sending.send(incident.claim(), () -> platform.setAutoDeploy(app.platformApp(), true));
    return isBack(incident, told, "auto-deploy-resumed");
  }

  /** It may have been asked for: by a process that died, or by a request without an answer. */
  private Change perhapsPutBack(Incident incident, App app) {
    boolean isClear = sending.isClear(incident.id().value());
    if (isOn(app)) {
      return isBack(incident, back(incident), "auto-deploy-resumed");
    }
    var now = clock.instant();
    return isClear
        ? Change.to(incident.withAutoDeploy(AutoDeploy.RESUMING)).wakingAt(now)
        : Change.to(incident).wakingAt(now.plus(timing.requests().betweenLooks()));
  }

  private boolean isOn(App app) {
    return platform
        .repositoryLink(app.platformApp())
        .filter(RepositoryLink::autoDeployEnabled)
        .isPresent();
  }

  private Change isBack(Incident incident, Entry told, String action) {
    var now = clock.instant();
    return Change.to(settled(incident, AutoDeploy.RESUMED).tell(told, now))
        .with(new Memo.AutoDeployPutBack(incident.app(), now))
        .with(incident.audit(now, AuditEvent.BOT, action, ""))
        .wakingAt(now);
  }

  /** What there is to do now that the next push is deployed again. */
  private Entry back(Incident incident) {
    var plan = Endings.lastPlan(incident);
    var marks = incidents.marks(incident.app());
    var mark = Endings.left(incident).map(Mark::on).filter(it -> it.isIn(marks));
    return new AutoDeployEntry.AutoDeployBack(
        mark.map(Mark::label),
        Optional.empty(),
        plan.flatMap(Plan::linkedBranch),
        plan.flatMap(it -> branches.look(incident, it)),
        mark.flatMap(Mark::commit));
  }

  /** After the end: daily, as long as auto-deploy is off because of us. */
  Change remind(Incident incident, App app) {
    if (incident.autoDeploy() != AutoDeploy.PAUSED) {
      return Change.to(incident);
    }
    var now = clock.instant();
    if (!incidents.autoDeployIsPaused(incident.app())) {
      // Put back by way of another incident of the app.
      return Change.to(incident.withAutoDeploy(AutoDeploy.RESUMED)).wakingAt(now);
    }
    if (wasJustSeenOn(incident, now) && incidents.openOne(incident.app()).isEmpty()) {
      return isBack(incident, back(incident), "auto-deploy-found-on");
    }
    var seen = incident.aftermath().filter(after -> after.branch().isEmpty());
    if (seen.isPresent()) {
      var looked = withBranchSeen(incident, now);
      if (!looked.equals(incident)) {
        return Change.to(looked).wakingAt(now);
      }
    }
    if (isKept(incident) || Endings.confirmedPlans(incident).findAny().isEmpty()) {
      return Change.to(incident);
    }
    var due = incident.thread().getLast().at().plus(timing.people().pauseReminder());
    if (now.isBefore(due)) {
      return Change.to(incident).wakingAt(due);
    }
    if (isOnAgain(app)) {
      // An open incident may be about to pause it, and counts on what is remembered.
      return incidents.openOne(incident.app()).isPresent()
          ? Change.to(incident).wakingAt(now.plus(timing.people().pauseLook()))
          : isBack(incident, back(incident), "auto-deploy-found-on");
    }
    var reminded =
        withBranchSeen(incident, now)
            .tell(new AutoDeployEntry.PauseReminded(Optional.empty()), now);
    return Change.to(reminded).wakingAt(now.plus(timing.people().pauseReminder()));
  }

  /** Whether somebody turned it on by hand, as far as anybody can tell. */
  private boolean isOnAgain(App app) {
    try {
      return isOn(app);
    } catch (OutsideTrouble e) {
      // Then the reminder says what is known.
      return false;
    }
  }

  private static boolean wasJustSeenOn(Incident incident, Instant now) {
    return Ends.outlook(incident)
        .filter(Outlook::isAutoDeployOn)
        .filter(look -> Fresh.isFresh(look.at(), now, JUST_NOW))
        .isPresent();
  }

  /** Whoever turns auto-deploy back on is told before what the next push is on top of. */
  private Incident withBranchSeen(Incident incident, Instant now) {
    return incident
        .aftermath()
        .flatMap(_ -> Endings.lastPlan(incident))
        .flatMap(plan -> branches.look(incident, plan))
        .map(offer ->
            PushWarning.told(
                incident.withAftermath(after -> after.with(new Aftermath.BranchSeen(now, offer))),
                offer,
                now))
        .orElse(incident);
  }

  /** The thread hears what the next push brings along before anything is turned on. */
  private Incident warned(Incident incident, Instant now) {
    return Endings.lastPlan(incident)
        .filter(_ -> incident.changedProduction())
        .flatMap(plan -> branches.look(incident, plan))
        .map(offer -> PushWarning.told(incident, offer, now))
        .orElse(incident);
  }

  private static boolean isKept(Incident incident) {
    return incident.thread().stream()
        .anyMatch(entry ->
            entry.content() instanceof AutoDeployEntry.PauseReminded(var keptBy)
                && keptBy.isPresent());
  }

  /** Another rollback of the app is under way, and counts on the pause. */
  private static boolean needsPause(Incident open, Incident incident) {
    return !open.id().equals(incident.id())
        && (open.autoDeploy() == AutoDeploy.PAUSED || open.state() instanceof Running);
  }

  /** It stays off, and the message that ended the incident says so. */
  private Change notResumed(Incident incident, String why) {
    var now = clock.instant();
    var settled = settled(incident, AutoDeploy.PAUSED);
    return Change.to(settled.withAftermath(after -> after.resumedBy(Optional.empty())))
        .with(incident.audit(now, AuditEvent.BOT, "auto-deploy-not-resumed", why))
        .wakingAt(now);
  }

  private static Incident settled(Incident incident, AutoDeploy autoDeploy) {
    return incident
        .withAutoDeploy(autoDeploy)
        .withState(incident.state())
        .retell(content ->
            content instanceof IncidentEntry.Ended(var state, AutoDeploy was)
                    && was.isBeingResumed()
                ? new IncidentEntry.Ended(state, autoDeploy)
                : content);
  }
}
