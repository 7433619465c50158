package rollbackbot.deploy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import rollbackbot.autodeploy.AutoDeploySteps;
import rollbackbot.deploy.DeployState.CreatingBranch;
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
import rollbackbot.offer.OfferEntry.NewPlanBecause;
import rollbackbot.offer.OfferState.Planning;
import rollbackbot.once.Asked;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.outside.Outside;
import rollbackbot.plan.Failure;
import rollbackbot.plan.PlanRequest;
import rollbackbot.plan.Way;
import rollbackbot.release.App;
import rollbackbot.release.Deployment;
import rollbackbot.release.Release;
import rollbackbot.room.Course;
import rollbackbot.room.Timing;
import rollbackbot.source.BranchCreation;
import rollbackbot.source.BranchName;
import rollbackbot.source.RepositoryLink;
import rollbackbot.source.Tag;

/** The steps from the confirmation to the moment before the deployment is asked for. */
public final class ExecutionSteps {
  private final Outside outside;
  private final Incidents incidents;
  private final Course course;
  private final ArchiveSteps archives;
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
    this.timing = timing;
    this.clock = clock;
  }

  /** The plan must still hold: same current release, same tag, a branch that is ours to use. */
  Change recheck(Incident incident, Rechecking state, App app) {
    var now = clock.instant();
    if (AutoDeploySteps.isPutBackByAnother(incident, incidents)) {
      return Change.to(incident).wakingAt(now.plus(timing.requests().betweenLooks()));
    }
    var unvouched = unvouched(incident, state, app, now);
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
    var hindrance = hindrance(incident, state, deployments, now);
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

  /**
   * What two people stand for begins while both may: somebody may have left a group since. It is
   * asked of Slack at this moment; where that doesn't tell, nothing begins.
   */
  private Optional<Change> unvouched(Incident incident, Running state, App app, Instant now) {
    return outside
        .rights()
        .lostBy(state.confirmed().vouchers(), app)
        .map(person -> voided(incident, state, new NewPlanBecause.RightLost(person), now));
  }

  /** What speaks against going on right now: somebody's deployment, or a plan that is void. */
  private Optional<Change> hindrance(
      Incident incident, Running state, List<Deployment> deployments, Instant now) {
    var plan = state.confirmed().plan();
    var running = deployments.stream().filter(it -> !it.status().isFinal()).findFirst();
    if (running.isPresent()) {
      return Optional.of(waitFor(incident, state, running.get(), now));
    }
    var current = deployments.stream().filter(it -> it.status().isSuccess()).findFirst();
    if (current.filter(it -> it.id().equals(plan.from().deployment())).isEmpty()) {
      return Optional.of(productionChanged(incident, state, current, now));
    }
    var refs =
        outside
            .repositories()
            .exactRefs(plan.repository(), plan.to().tag().map(Tag::name), plan.branch());
    var moved = plan.to().tag().filter(tag -> !refs.tags().contains(tag));
    if (moved.isPresent()) {
      var because =
          new NewPlanBecause.TagMoved(
              moved.get().name(), refs.tags().stream().map(Tag::commit).findFirst());
      return Optional.of(voided(incident, state, because, now));
    }
    if (plan.archive().isPresent()) {
      return Optional.empty();
    }
    var at = Optional.ofNullable(refs.branches().get(plan.branch()));
    if (at.filter(commit -> !commit.equals(plan.to().commit())).isPresent()) {
      var because = new NewPlanBecause.BranchTaken(plan.branch());
      return Optional.of(voided(incident, state, because, now));
    }
    if (state instanceof LookingOnceMore && at.isEmpty()) {
      // The plan still holds: the Git host may show the branch a moment later.
      throw new OutsideTrouble.Unavailable(
          "the branch " + plan.branch() + " isn't to be seen at the Git host", Optional.empty());
    }
    return Optional.empty();
  }

  private Change waitFor(Incident incident, Running state, Deployment other, Instant now) {
    return Change.to(
            incident
                .tell(new IncidentEntry.Reached(new Milestone.Waiting(other)), now)
                .withState(new WaitingForOther(state.confirmed(), other)))
        .with(incident.audit(now, AuditEvent.BOT, "waiting-for", other.id().value()))
        .wakingAt(now.plus(timing.following().firstPoll()));
  }

  /**
   * The target stays what was confirmed: what somebody deployed since is no reason to go anywhere
   * else, least of all to what the incident is about.
   */
  private static Change productionChanged(
      Incident incident, Running state, Optional<Deployment> current, Instant now) {
    var because =
        current
            .map(Release::unidentified)
            .<NewPlanBecause>map(it -> new NewPlanBecause.CurrentChanged(it, Optional.empty()));
    return voided(incident, state, state.confirmed().plan().sameTarget(), because, now);
  }

  private static Change voided(
      Incident incident, Running state, NewPlanBecause because, Instant now) {
    return voided(
        incident, state, state.confirmed().plan().sameTarget(), Optional.of(because), now);
  }

  /** The confirmation was for something else: a new plan, and a new confirmation. */
  private static Change voided(
      Incident incident,
      Running state,
      PlanRequest request,
      Optional<NewPlanBecause> because,
      Instant now) {
    var planning = new Planning(request, state.confirmed().databaseStillToRestore(), because);
    return Change.to(incident.withState(planning))
        .with(
            incident.audit(
                now,
                AuditEvent.BOT,
                "confirmation-void",
                because.map(Object::toString).orElse("nothing runs any more")))
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

  Change createBranch(Incident incident, CreatingBranch state, App app) {
    var plan = state.confirmed().plan();
    var creation =
        outside.repositories().createBranch(plan.repository(), plan.branch(), plan.to().pinned());
    var now = clock.instant();
    return switch (creation) {
      case BranchCreation.Created _ -> branchReady(incident, state, false, now);
      case BranchCreation.AlreadyThere _ -> branchReady(incident, state, true, now);
      case BranchCreation.Taken _ ->
          voided(incident, state, new NewPlanBecause.BranchTaken(plan.branch()), now);
      case BranchCreation.Blocked(var by) ->
          Failing.stop(
              incident,
              state,
              Failure.Reason.NoBranchName.because(
                  Optional.of(by), plan.branch(), app, plan.linkedBranch()),
              now);
      case BranchCreation.Rejected(var words) ->
          Failing.stop(incident, state, new Failure.Reason.PushRefused(words), now);
    };
  }

  private Change branchReady(
      Incident incident, CreatingBranch state, boolean wasThere, Instant now) {
    var plan = state.confirmed().plan();
    var milestone =
        new Milestone.BranchReady(
            plan.branch(), plan.to().commit(), wasThere, incident.autoDeploy());
    var told =
        wasTold(incident, plan.branch())
            ? incident
            : incident.tell(new IncidentEntry.Reached(milestone), now);
    var event =
        incident.audit(
            now,
            AuditEvent.BOT,
            wasThere ? "branch-was-there" : "branch-created",
            plan.branch().value());
    return course.done(Way.BRANCH, told, state.confirmed(), now).with(event);
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
    var unvouched = unvouched(incident, state, app, now);
    if (unvouched.isPresent()) {
      return unvouched.get();
    }
    var deployments = HistoryReader.downToCurrent(outside.platform(), app);
    var hindrance = hindrance(incident, state, deployments, now);
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

  private static boolean wasTold(Incident incident, BranchName branch) {
    return incident.thread().stream()
        .anyMatch(entry ->
            entry.content()
                    instanceof IncidentEntry.Reached(Milestone.BranchReady(var ready, _, _, _))
                && ready.equals(branch));
  }
}
