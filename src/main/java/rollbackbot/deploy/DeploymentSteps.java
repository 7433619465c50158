package rollbackbot.deploy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import rollbackbot.deploy.DeployState.Deploying;
import rollbackbot.deploy.DeployState.LookingOnceMore;
import rollbackbot.deploy.DeployState.Requesting;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Milestone;
import rollbackbot.offer.Failing;
import rollbackbot.once.Asked;
import rollbackbot.once.Move;
import rollbackbot.once.Once;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.Request;
import rollbackbot.once.Request.Seen;
import rollbackbot.once.Trouble;
import rollbackbot.outside.Outside;
import rollbackbot.plan.Failure;
import rollbackbot.plan.Plan;
import rollbackbot.release.App;
import rollbackbot.release.Candidates;
import rollbackbot.release.Deployment;
import rollbackbot.room.Requests;
import rollbackbot.room.Timing;
import rollbackbot.source.BranchName;

/**
 * Asks for the one deployment of a confirmation. The platform knows no idempotency key, no cancel
 * and no lock: an intent is stored before each request, and whenever it can't be known whether the
 * request arrived, the history is looked at, never asked again at once.
 */
public final class DeploymentSteps {
  private static final int MOST_ASKS = 3;
  private static final int DEPLOYMENTS = 20;

  /** What the platform answers then is documented nowhere. */
  private static final Pattern UNKNOWN_BRANCH =
      Pattern.compile("\\b(branch|ref|reference)\\b|not found");

  private final Outside outside;
  private final Once once;
  private final ArchiveSteps archives;
  private final Timing timing;
  private final InstantSource clock;

  public DeploymentSteps(
      Outside outside, Once once, ArchiveSteps archives, Timing timing, InstantSource clock) {
    this.outside = outside;
    this.once = once;
    this.archives = archives;
    this.timing = timing;
    this.clock = clock;
  }

  /** Takes the next step with the request: it is sent, or looked for. */
  Change request(Incident incident, Requesting state, App app, boolean storedJustNow) {
    if (state.asked().mayBeSent(storedJustNow)
        && archives.isMissing(incident, state.confirmed().plan())) {
      // Nothing was sent this time; there must be an archive before anything is.
      return lookOnceMore(incident, state, state.asked().times() - 1);
    }
    var request = request(incident, state, app);
    return switch (once.next(incident.claim(), state.asked(), storedJustNow, request)) {
      case Move.Done<Deployment>(var deployment, var found) ->
          accepted(incident, state, deployment, found);
      case Move.Declined<Deployment>(var why, _) -> declined(incident, state, why, app);
      case Move.Look<Deployment> look -> looking(incident, state, look);
      case Move.AskAgain<Deployment> again -> askAgain(incident, state, again);
      case Move.GiveUp<Deployment> _ ->
          Failing.stop(incident, state, new Failure.Reason.NeverAnswered(), clock.instant());
    };
  }

  private Change lookOnceMore(Incident incident, Requesting state, int asks) {
    return Change.to(incident.withState(new LookingOnceMore(state.confirmed(), asks)))
        .wakingAt(clock.instant());
  }

  private Request<Deployment> request(Incident incident, Requesting state, App app) {
    var plan = state.confirmed().plan();
    return new Request<>() {
      @Override
      public String name() {
        return "a deployment";
      }

      @Override
      public Deployment ask() {
        return plan.archive().isPresent()
            ? outside.platform().deploy(app.platformApp(), archives.ready(incident, plan))
            : outside.platform().deploy(app.platformApp(), plan.branch());
      }

      @Override
      public Seen<Deployment> look() {
        return seen(state, app);
      }
    };
  }

  private Seen<Deployment> seen(Requesting state, App app) {
    var candidates =
        Candidates.among(
            outside.platform().deployments(app.platformApp(), DEPLOYMENTS),
            state.newestKnown(),
            ours(state.confirmed().plan()));
    if (candidates.ours().isPresent()) {
      return new Seen.Found<>(candidates.ours().get());
    } else if (candidates.untold()) {
      return new Seen.Untold<>();
    }
    // A third time only where nothing at all has happened since: then nothing can be mistaken.
    return candidates.since().isEmpty()
        ? new Seen.Nothing<>(MOST_ASKS)
        : new Seen.Others<>(MOST_ASKS - 1);
  }

  private Change looking(Incident incident, Requesting state, Move.Look<Deployment> look) {
    var now = clock.instant();
    var looking = new Requesting(state.confirmed(), state.newestKnown(), look.asked());
    var change = Requests.looking(incident, looking, look, now);
    return look.lost()
        .filter(_ -> look.asked().stage() == Asked.Stage.UNANSWERED)
        .map(why -> change.with(incident.audit(now, AuditEvent.BOT, "deployment-unanswered", why)))
        .orElse(change);
  }

  /** Nothing happened. */
  private Change declined(Incident incident, Requesting state, OutsideTrouble why, App app) {
    return switch (why) {
      case OutsideTrouble.Unavailable away -> {
        var reason = new Failure.Reason.Unreachable(away.getMessage());
        var delay = away.retryAfter().orElse(timing.requests().betweenAsks());
        yield askLater(incident, state, delay, away, reason);
      }
      case OutsideTrouble.Refused no -> {
        var reason = new Failure.Reason.Refused(no.getMessage());
        var busy = BusyApp.trouble(app, outside.environment());
        if (busy.isPresent()) {
          yield waitFor(incident, state, busy.get());
        }
        yield mayPass(no)
            ? askLater(incident, state, timing.requests().betweenAsks(), no, reason)
            : Failing.stop(incident, state, reason, clock.instant());
      }
      case OutsideTrouble.Unanswered lost ->
          throw new IllegalStateException("something may have happened", lost);
    };
  }

  /** As if nothing had been asked; how long that may last, whoever looks once more knows. */
  private Change waitFor(Incident incident, Requesting state, OutsideTrouble.Unavailable busy) {
    var now = clock.instant();
    var looking = new LookingOnceMore(state.confirmed(), state.asked().times() - 1);
    return Change.to(
            incident.withState(looking).withTrouble(new Trouble(now, 1, busy.getMessage())))
        .with(incident.audit(now, AuditEvent.BOT, "deployment-refused", busy.getMessage()))
        .wakingAt(now.plus(timing.requests().betweenAsks()));
  }

  /** A branch that was pushed a moment ago may be unknown yet; a running deployment may lock. */
  private static boolean mayPass(OutsideTrouble.Refused refusal) {
    var words = refusal.words().toLowerCase(Locale.ROOT);
    return switch (refusal.status()) {
      case 404, 409, 423 -> true;
      case 400, 422 -> UNKNOWN_BRANCH.matcher(words).find();
      default -> false;
    };
  }

  /** Nothing happened, so the machine may ask again by itself, a few times. */
  private Change askLater(
      Incident incident,
      Requesting state,
      Duration delay,
      OutsideTrouble trouble,
      Failure.Reason otherwise) {
    var now = clock.instant();
    int times = state.asked().times();
    if (times > MOST_ASKS || delay.compareTo(timing.trouble().limit()) > 0) {
      return Failing.stop(incident, state, otherwise, now);
    }
    return Change.to(
            incident
                .withState(new LookingOnceMore(state.confirmed(), times))
                .withTrouble(new Trouble(now, times, trouble.getMessage())))
        .with(incident.audit(now, AuditEvent.BOT, "deployment-refused", trouble.getMessage()))
        .wakingAt(now.plus(delay));
  }

  /** What was asked for first may still appear: it stays what is looked for. */
  private Change askAgain(Incident incident, Requesting state, Move.AskAgain<Deployment> again) {
    var now = clock.instant();
    var notFound =
        incident.audit(
            now, AuditEvent.BOT, "deployment-not-found", "asked at " + state.asked().requestedAt());
    if (again.because() == Move.Because.OTHERS_CAME) {
      return lookOnceMore(incident, state, state.asked().times()).with(notFound);
    }
    var requesting = new Requesting(state.confirmed(), state.newestKnown(), again.asked());
    var what = what(state.confirmed().plan());
    return Change.to(incident.withState(requesting))
        .with(notFound)
        .with(incident.audit(now, AuditEvent.BOT, "deployment-requested", what))
        .wakingAt(now);
  }

  /** What is asked for: the branch, or the commit of the archive. */
  static String what(Plan plan) {
    return plan.releaseBranch().map(BranchName::value).orElseGet(plan.to().commit()::value);
  }

  /** Others deploy archives of the same commits: ours is asked for by our account. */
  private Predicate<Deployment> ours(Plan plan) {
    if (plan.archive().isEmpty()) {
      return deployment -> isOurs(deployment, plan);
    }
    var account = outside.platform().account();
    return deployment ->
        isOurs(deployment, plan)
            && deployment.pusher().filter(pusher -> !pusher.equals(account)).isEmpty();
  }

  /** Whether it deploys what the plan is to deploy, whoever asked for it. */
  static boolean isOurs(Deployment deployment, Plan plan) {
    return deployment
        .gitRef()
        .filter(ref -> plan.to().commit().isNamedBy(ref) || ref.equals(what(plan)))
        .isPresent();
  }

  private Change accepted(
      Incident incident, Requesting state, Deployment deployment, boolean found) {
    var now = clock.instant();
    archives.forget(incident);
    return Change.to(
            withoutHandWork(incident)
                .tell(
                    new IncidentEntry.Reached(
                        new Milestone.DeploymentStarted(deployment.id(), found)),
                    now)
                .withState(
                    new Deploying(
                        state.confirmed(), deployment.id(), now, deployment.status(), 0, false)))
        .with(
            incident.audit(
                now,
                AuditEvent.BOT,
                found ? "deployment-found" : "deployment-accepted",
                deployment.id().value()))
        .wakingAt(now.plus(timing.following().firstPoll()));
  }

  /** Nobody needs to do by hand any more what people were told. */
  private static Incident withoutHandWork(Incident incident) {
    return incident.retell(
        content -> content instanceof DeployEntry.ByHand byHand ? byHand.askedNoMore() : content);
  }
}
