package rollbackbot.deploy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import rollbackbot.deploy.DeployEntry.HandProgress;
import rollbackbot.deploy.DeployEntry.HandWork;
import rollbackbot.deploy.DeployState.LookingOnceMore;
import rollbackbot.deploy.DeployState.Requesting;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.Change;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.Running;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.OfferState.Failed;
import rollbackbot.offer.OfferState.Planning;
import rollbackbot.once.Lasting;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.Trouble;
import rollbackbot.outside.Outside;
import rollbackbot.plan.Failure.Reason;
import rollbackbot.plan.Plan;
import rollbackbot.release.App;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;
import rollbackbot.room.Timing;

/**
 * Tells people what is left to be done by hand, where the bot can't go on by itself: at once after
 * a refusal, later while a service is away.
 */
public final class HandWorkOffers {
  private final Outside outside;
  private final Lasting lasting;
  private final Timing timing;
  private final InstantSource clock;

  public HandWorkOffers(Outside outside, Lasting lasting, Timing timing, InstantSource clock) {
    this.outside = outside;
    this.lasting = lasting;
    this.timing = timing;
    this.clock = clock;
  }

  /** What was about to be stored, with what is left where that is to be told. */
  public Change offered(Incident before, Change change, App app) {
    if (!(before.state() instanceof Running running)) {
      return before.state() instanceof Planning ? pushOffered(before, change) : change;
    }
    var next = change.incident();
    if (next.state() instanceof Failed(var failure, _, _, _, _)) {
      return isLeftBy(running, failure.reason())
          ? told(before, change, running, failure.reason(), app)
          : change;
    }
    boolean isAway = next.trouble().filter(trouble -> isLong(next, trouble)).isPresent();
    return isAway
            && next.state().equals(running)
            && ByHand.leavesWork(running)
            && !isOffered(before)
        ? told(before, change, running, new Reason.Unreachable(""), app)
        : change;
  }

  /**
   * A plan that can't be offered for want of its branch, which people may be able to create: with
   * rights that the bot lacks, by a commit that only a clone still has, or under another name.
   */
  private Change pushOffered(Incident before, Change change) {
    var next = change.incident();
    return next.state() instanceof Failed(_, _, _, var plan, _) && plan.isPresent()
        ? pushOffered(before, change, plan.get())
        : change;
  }

  private Change pushOffered(Incident before, Change change, Plan plan) {
    var now = clock.instant();
    var push = new DeployEntry.PushByHand(plan, HandProgress.OPEN);
    return change
        .with(change.incident().tell(push, now))
        .with(before.audit(now, AuditEvent.BOT, "left-by-hand", "[BRANCH]"));
  }

  private static boolean isOffered(Incident incident) {
    return ByHand.watched(incident).isPresent();
  }

  /** It has lasted long, or will have by the time at which the service wants to be asked again. */
  private boolean isLong(Incident incident, Trouble trouble) {
    var now = clock.instant();
    var left = trouble.until().filter(now::isBefore).map(until -> Duration.between(now, until));
    return lasting
            .time(incident.id().value(), trouble.since())
            .plus(left.orElse(Duration.ZERO))
            .compareTo(timing.byHand().after())
        >= 0;
  }

  /** Whether the reason leaves something to be done that people may be able to do. */
  private static boolean isLeftBy(Running state, Reason reason) {
    return switch (reason) {
      case Reason.NoLink _, Reason.PushRefused _, Reason.Refused _, Reason.Unreachable _ ->
          ByHand.leavesWork(state) || state instanceof Requesting;
      case Reason.NeverAnswered _, Reason.Fault _ ->
          ByHand.leavesWork(state) || state instanceof Requesting;
      case Reason.NoArchive _,
          Reason.OtherRepositoryLinked _,
          Reason.NothingDeployed _,
          Reason.NoEarlierRelease _,
          Reason.NoSuchVersion _,
          Reason.CommitGone _,
          Reason.RunsAlready _,
          Reason.NoBranchName _,
          Reason.DeploymentFailed _,
          Reason.OtherCommit _,
          Reason.Superseded _,
          Reason.NotHealthy _,
          Reason.DatabaseNotRestored _,
          Reason.RestoreDeclined _ ->
          false;
    };
  }

  private Change told(Incident before, Change change, Running state, Reason reason, App app) {
    var left = left(before, state, reason);
    if (left.isEmpty()) {
      return change;
    }
    var now = clock.instant();
    var byHand =
        new DeployEntry.ByHand(
            state.confirmed(),
            left,
            state instanceof Requesting && !(reason instanceof Reason.Refused),
            newestKnown(before, state, app),
            HandProgress.OPEN);
    return change
        .with(change.incident().tell(byHand, now))
        .with(before.audit(now, AuditEvent.BOT, "left-by-hand", left.toString()));
  }

  private static List<HandWork> left(Incident incident, Running state, Reason reason) {
    var left = new ArrayList<HandWork>();
    if (reason instanceof Reason.NoLink) {
      left.add(HandWork.LINK);
    }
    if (!isBranchThere(incident, state)) {
      left.add(HandWork.BRANCH);
    }
    // The database comes first, and that way the bot leads.
    if (!state.confirmed().databaseStillToRestore() && isDeployable(state.confirmed().plan())) {
      left.add(HandWork.DEPLOYMENT);
    }
    return left;
  }

  /** An archive that the bot would have uploaded has no address to be deployed from by hand. */
  private static boolean isDeployable(Plan plan) {
    return plan.archive().map(road -> road.address().isPresent()).orElse(true);
  }

  /** As far as the bot has seen; an archive needs none. */
  private static boolean isBranchThere(Incident incident, Running state) {
    var plan = state.confirmed().plan();
    return plan.archive().isPresent()
        || plan.branchThere()
        || state instanceof LookingOnceMore
        || state instanceof Requesting
        || incident.thread().stream()
            .map(ThreadEntry::content)
            .anyMatch(content -> tellsBranch(content, plan));
  }

  private static boolean tellsBranch(Entry content, Plan plan) {
    if (content instanceof DeployEntry.ByHand byHand) {
      return byHand.progress() == HandProgress.BRANCH_SEEN
          && byHand.confirmed().plan().branch().equals(plan.branch());
    }
    return content
            instanceof IncidentEntry.Reached(Milestone.BranchReady(var branch, var commit, _, _))
        && branch.equals(plan.branch())
        && commit.equals(plan.to().commit());
  }

  /** What people were told before counts from then on. */
  private DeploymentId newestKnown(Incident before, Running state, App app) {
    var told =
        ByHand.watched(before).map(entry -> ((DeployEntry.ByHand) entry.content()).newestKnown());
    if (told.isPresent()) {
      return told.get();
    }
    if (state instanceof Requesting requesting) {
      return requesting.newestKnown();
    }
    var plan = state.confirmed().plan();
    try {
      return outside.platform().deployments(app.platformApp(), 1).stream()
          .findFirst()
          .map(Deployment::id)
          .orElseGet(() -> newest(plan));
    } catch (OutsideTrouble e) {
      return newest(plan);
    }
  }

  /** Of those that the plan was made of. */
  private static DeploymentId newest(Plan plan) {
    return Stream.concat(plan.running().stream(), plan.failedSince().stream())
        .max(Comparator.comparing(Deployment::createdAt))
        .map(Deployment::id)
        .orElse(plan.from().deployment());
  }
}
