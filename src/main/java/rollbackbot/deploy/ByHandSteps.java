package rollbackbot.deploy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import rollbackbot.archive.ArchiveRoad;
import rollbackbot.autodeploy.OthersRequests;
import rollbackbot.deploy.DeployEntry.HandProgress;
import rollbackbot.deploy.DeployEntry.HandWork;
import rollbackbot.deploy.DeployState.Adopting;
import rollbackbot.deploy.DeployState.Deploying;
import rollbackbot.deploy.DeployState.LookingOnceMore;
import rollbackbot.deploy.DeployState.Rechecking;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.Incidents;
import rollbackbot.incident.Memo;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.Running;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.OfferEntry.NewPlanBecause;
import rollbackbot.offer.OfferState.Failed;
import rollbackbot.offer.OfferState.Planning;
import rollbackbot.once.LivedTime;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.Watches;
import rollbackbot.outside.Outside;
import rollbackbot.plan.Confirmed;
import rollbackbot.plan.Plan;
import rollbackbot.release.App;
import rollbackbot.release.Candidates;
import rollbackbot.release.Deployment;
import rollbackbot.room.Timing;
import rollbackbot.source.RepositoryLink;

/**
 * Goes on by itself once it sees that somebody did by hand what was left. What was asked for by
 * hand is followed and verified, and no other deployment is asked for beside it.
 */
public final class ByHandSteps {
  private static final int DEPLOYMENTS = 20;

  private final Outside outside;
  private final Incidents incidents;
  private final Timing timing;
  private final Watches<Told> leave;
  private final InstantSource clock;

  public ByHandSteps(
      Outside outside, Incidents incidents, Timing timing, LivedTime lived, InstantSource clock) {
    this.outside = outside;
    this.incidents = incidents;
    this.timing = timing;
    this.leave = new Watches<>(lived);
    this.clock = clock;
  }

  /** What people of an incident were told, by its number in the thread. */
  private record Told(IncidentId incident, int number) {}

  /** What follows where somebody did it by hand; empty where nobody has, as far as can be seen. */
  public Optional<Change> done(Incident incident, App app) {
    return ByHand.watched(incident)
        .map(entry -> (DeployEntry.ByHand) entry.content())
        .flatMap(
            byHand -> deploymentSeen(incident, byHand, app).or(() -> branchSeen(incident, byHand)))
        .or(() -> pushSeen(incident));
  }

  /** Nobody has confirmed anything: what follows is the plan, made again. */
  private Optional<Change> pushSeen(Incident incident) {
    return ByHand.pushWatched(incident)
        .map(entry -> ((DeployEntry.PushByHand) entry.content()).plan())
        .filter(this::isBranchThere)
        .map(plan -> plannedAgain(incident, plan));
  }

  private Change plannedAgain(Incident incident, Plan plan) {
    var now = clock.instant();
    var told =
        incident.retell(content ->
            content instanceof DeployEntry.PushByHand push && push.progress() == HandProgress.OPEN
                ? push.with(HandProgress.BRANCH_SEEN)
                : content);
    var because = new NewPlanBecause.BranchByHand(plan.branch());
    var wanted = new Planning(plan.sameTarget(), plan.restoresDatabase(), Optional.of(because));
    return Change.to(told.withState(wanted))
        .with(incident.audit(now, AuditEvent.BOT, "branch-by-hand", plan.branch().value()))
        .wakingAt(now);
  }

  private Optional<Change> deploymentSeen(Incident incident, DeployEntry.ByHand byHand, App app) {
    if (!byHand.left().contains(HandWork.DEPLOYMENT)) {
      return Optional.empty();
    }
    var plan = byHand.confirmed().plan();
    var known = incident.ownDeployments();
    try {
      return Candidates.among(
              outside.platform().deployments(app.platformApp(), DEPLOYMENTS),
              byHand.newestKnown(),
              it ->
                  DeploymentSteps.isOurs(it, plan)
                      && !known.contains(it.id())
                      && !plan.failedSince().map(Deployment::id).equals(Optional.of(it.id())))
          .ours()
          .map(theirs -> adopted(incident, byHand, theirs));
    } catch (OutsideTrouble e) {
      if (incident.state() instanceof LookingOnceMore) {
        // The bot would ask next: not before it has seen whether somebody did.
        throw e;
      }
      // It is looked at again soon.
      return Optional.empty();
    }
  }

  private Change adopted(Incident incident, DeployEntry.ByHand byHand, Deployment theirs) {
    var now = clock.instant();
    var confirmed =
        incident.state() instanceof Running running ? running.confirmed() : byHand.confirmed();
    // Where the bot's own request may have arrived after all, nobody can tell whose this one is.
    var milestone =
        byHand.perhapsAsked()
            ? new Milestone.DeploymentStarted(theirs.id(), true)
            : new Milestone.AskedByHand(theirs.id(), theirs.pusher());
    var action = byHand.perhapsAsked() ? "deployment-found" : "deployment-by-hand";
    return Change.to(
            handWork(incident, HandProgress.DEPLOYMENT_SEEN)
                .tell(new IncidentEntry.Reached(milestone), now)
                .withState(new Adopting(confirmed, theirs)))
        .with(incident.audit(now, AuditEvent.BOT, action, theirs.id().value()))
        .wakingAt(now);
  }

  private Optional<Change> branchSeen(Incident incident, DeployEntry.ByHand byHand) {
    boolean isLookedFor =
        incident.state() instanceof Failed
            && byHand.progress() == HandProgress.OPEN
            && byHand.left().contains(HandWork.BRANCH);
    return isLookedFor && isBranchThere(byHand.confirmed().plan())
        ? Optional.of(goesOn(incident, byHand.confirmed()))
        : Optional.empty();
  }

  private boolean isBranchThere(Plan plan) {
    try {
      var refs =
          outside.repositories().exactRefs(plan.repository(), Optional.empty(), plan.branch());
      return plan.to().commit().equals(refs.branches().get(plan.branch()));
    } catch (OutsideTrouble e) {
      // It is looked at again soon.
      return false;
    }
  }

  private Change goesOn(Incident incident, Confirmed confirmed) {
    var now = clock.instant();
    return Change.to(
            handWork(incident, HandProgress.BRANCH_SEEN).withState(new Rechecking(confirmed)))
        .with(
            incident.audit(
                now, AuditEvent.BOT, "branch-by-hand", confirmed.plan().branch().value()))
        .wakingAt(now);
  }

  /**
   * Whoever pastes the commands may be about to ask for the deployment: before the bot does, it
   * takes them back, and looks for a while whether somebody was faster.
   *
   * @return empty where nobody is waited for any more
   */
  Optional<Change> leave(Incident incident) {
    return ByHand.watched(incident).flatMap(entry -> leave(incident, entry));
  }

  private Optional<Change> leave(Incident incident, ThreadEntry entry) {
    var byHand = (DeployEntry.ByHand) entry.content();
    if (!byHand.left().contains(HandWork.DEPLOYMENT)) {
      return Optional.empty();
    }
    var now = clock.instant();
    if (byHand.progress() == HandProgress.OPEN) {
      return Optional.of(Change.to(handWork(incident, HandProgress.BRANCH_SEEN)).wakingAt(now));
    }
    var waited = leave.watched(new Told(incident.id(), entry.number()));
    return waited.compareTo(timing.byHand().leave()) < 0
        ? Optional.of(Change.to(incident).wakingAt(now.plus(timing.requests().betweenLooks())))
        : Optional.empty();
  }

  /** The change, looked at again in time where people may do something by hand. */
  public Change lookingAgain(Change change) {
    return ByHand.watched(change.incident())
        .or(() -> ByHand.pushWatched(change.incident()))
        .map(entry -> nextLook(entry.at()))
        .map(at -> change.wakingAt(change.wakeAt().filter(other -> other.isBefore(at)).orElse(at)))
        .orElse(change);
  }

  private Instant nextLook(Instant told) {
    var now = clock.instant();
    return now.plus(timing.byHand().nextLook(Duration.between(told, now)));
  }

  /** Pauses auto-deploy where it is on, then follows the deployment that is under way anyway. */
  Change adopt(Incident incident, Adopting state, App app) {
    if (OthersRequests.mayArrive(incident, incidents)) {
      return Change.to(incident).wakingAt(clock.instant().plus(timing.requests().betweenLooks()));
    }
    if (state.confirmed().plan().archive().filter(ArchiveRoad::isWithoutLink).isPresent()) {
      return following(incident, state);
    }
    boolean isOn;
    try {
      isOn =
          outside
              .platform()
              .repositoryLink(app.platformApp())
              .filter(RepositoryLink::autoDeployEnabled)
              .isPresent();
    } catch (OutsideTrouble.Refused no) {
      return following(incident, state).with(notPaused(incident, no));
    }
    if (!isOn) {
      boolean byUs = incidents.autoDeployIsPaused(incident.app());
      return following(
          incident.withAutoDeploy(byUs ? AutoDeploy.PAUSED : AutoDeploy.WAS_OFF), state);
    }
    if (incident.autoDeploy() != AutoDeploy.PAUSED) {
      var now = clock.instant();
      return Change.to(incident.withAutoDeploy(AutoDeploy.PAUSED))
          .with(new Memo.AutoDeployWasOn(incident.app(), incident.id(), now))
          .wakingAt(now);
    }
    return pause(incident, state, app);
  }

  private Change pause(Incident incident, Adopting state, App app) {
    try {
      outside.platform().setAutoDeploy(app.platformApp(), false);
    } catch (OutsideTrouble.Refused no) {
      // The deployment goes on, whatever becomes of auto-deploy.
      return following(incident.withAutoDeploy(AutoDeploy.UNTOUCHED), state)
          .with(new Memo.AutoDeployPutBack(incident.app(), clock.instant()))
          .with(notPaused(incident, no));
    }
    return following(incident, state)
        .with(incident.audit(clock.instant(), AuditEvent.BOT, "auto-deploy-paused", ""));
  }

  private AuditEvent notPaused(Incident incident, OutsideTrouble.Refused no) {
    return incident.audit(
        clock.instant(), AuditEvent.BOT, "auto-deploy-not-paused", no.getMessage());
  }

  private Change following(Incident incident, Adopting state) {
    var now = clock.instant();
    var theirs = state.theirs();
    return Change.to(
            incident.withState(
                new Deploying(state.confirmed(), theirs.id(), now, theirs.status(), 0, false)))
        .wakingAt(now.plus(timing.following().firstPoll()));
  }

  /** What came of what people were told to do by hand, where they still are. */
  private static Incident handWork(Incident incident, DeployEntry.HandProgress progress) {
    return incident.retell(content ->
        content instanceof DeployEntry.ByHand byHand && byHand.isWatched()
            ? byHand.with(progress)
            : content);
  }
}
