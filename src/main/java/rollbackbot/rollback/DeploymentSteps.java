package rollbackbot.rollback;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.Trouble;
import rollbackbot.rollback.IncidentState.Deploying;
import rollbackbot.rollback.IncidentState.LookingOnceMore;
import rollbackbot.rollback.IncidentState.Requesting;
import rollbackbot.rollback.IncidentState.Verifying;
import rollbackbot.rollback.ThreadEntry.Content;
import rollbackbot.rollback.ThreadEntry.Milestone;

/**
 * Asks for the one deployment of a confirmation, and follows it to its end. The platform knows no
 * idempotency key, no cancel and no lock: an intent is stored before each request, and whenever it
 * can't be known whether the request arrived, the history is looked at, never asked again at once.
 */
final class DeploymentSteps {
  private static final int MOST_ASKS = 3;
  private static final int DEPLOYMENTS = 20;
  private static final int LOG_LINES = 15;

  /** What the platform answers then is documented nowhere. */
  private static final Pattern UNKNOWN_BRANCH =
      Pattern.compile("\\b(branch|ref|reference)\\b|not found");

  private final Outside outside;
  private final Failing failing;
  private final SecretCleaner cleaner;
  private final Timing timing;
  private final InstantSource clock;

  DeploymentSteps(
      Outside outside, Failing failing, SecretCleaner cleaner, Timing timing, InstantSource clock) {
    this.outside = outside;
    this.failing = failing;
    this.cleaner = cleaner;
    this.timing = timing;
    this.clock = clock;
  }

  /** Sends the request; only right after its intent was stored by this very process. */
  Change ask(Incident incident, Requesting state, App app) {
    try {
      var branch = state.confirmed().plan().branch();
      var deployment = outside.platform().deploy(app.platformApp(), branch);
      return accepted(incident, state, deployment, false);
    } catch (OutsideTrouble.Unanswered e) {
      return unanswered(incident, state, e);
    } catch (OutsideTrouble.Unavailable e) {
      var reason = new Failure.Reason.Unreachable(e.getMessage());
      return askAgain(
          incident, state, e.retryAfter().orElse(timing.requests().betweenAsks()), e, reason);
    } catch (OutsideTrouble.Refused e) {
      var reason = new Failure.Reason.Refused(e.getMessage());
      return mayPass(e)
          ? askAgain(incident, state, timing.requests().betweenAsks(), e, reason)
          : failing.stop(incident, state, reason, clock.instant());
    }
  }

  /** A request may take its time to be given up: the patience begins when it was. */
  private Change unanswered(Incident incident, Requesting state, OutsideTrouble.Unanswered lost) {
    var now = clock.instant();
    return looking(incident, state, now, lost.getMessage())
        .with(incident.audit(now, AuditEvent.BOT, "deployment-unanswered", lost.getMessage()))
        .wakingAt(now.plus(timing.requests().untilFirstLook()));
  }

  private Change looking(Incident incident, Requesting state, Instant requestedAt, String why) {
    var requesting =
        new Requesting(state.confirmed(), state.newestKnown(), requestedAt, state.asks());
    return Change.to(
        incident.withState(requesting).withTrouble(new Trouble(clock.instant(), 1, why)));
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
  private Change askAgain(
      Incident incident,
      Requesting state,
      Duration delay,
      OutsideTrouble trouble,
      Failure.Reason otherwise) {
    var now = clock.instant();
    if (state.asks() > MOST_ASKS || delay.compareTo(timing.trouble().limit()) > 0) {
      return failing.stop(incident, state, otherwise, now);
    }
    return Change.to(
            incident
                .withState(new LookingOnceMore(state.confirmed(), state.asks()))
                .withTrouble(new Trouble(now, state.asks(), trouble.getMessage())))
        .with(incident.audit(now, AuditEvent.BOT, "deployment-refused", trouble.getMessage()))
        .wakingAt(now.plus(delay));
  }

  /**
   * A request of which no answer is known: look for what it may have started. The trouble noted
   * with it keeps the next step from asking.
   */
  Change lookFor(Incident incident, Requesting state, App app) {
    var now = clock.instant();
    if (incident.trouble().isEmpty()) {
      // It may still be on its way: from a process that died, or from a slow one.
      var until = state.requestedAt().plus(timing.requests().longest());
      return looking(incident, state, until, "no answer to the request for a deployment is known")
          .wakingAt(now);
    }
    var plan = state.confirmed().plan();
    var candidates =
        Candidates.among(
            outside.platform().deployments(app.platformApp(), DEPLOYMENTS),
            state.newestKnown(),
            deployment -> isOurs(deployment, plan));
    if (candidates.ours().isPresent()) {
      return accepted(incident, state, candidates.ours().get(), true);
    }
    var patience =
        candidates.untold() ? timing.requests().candidatePatience() : timing.requests().patience();
    if (now.isBefore(state.requestedAt().plus(patience))) {
      return Change.to(incident).wakingAt(now.plus(timing.requests().betweenLooks()));
    }
    return mayAskAgain(state, candidates)
        ? askAgain(incident, state, candidates.since(), now).wakingAt(now)
        : failing.stop(incident, state, new Failure.Reason.NeverAnswered(), now);
  }

  /** A third time only where nothing at all has happened since: then nothing can be mistaken. */
  private static boolean mayAskAgain(Requesting state, Candidates candidates) {
    return !candidates.untold()
        && state.asks() < MOST_ASKS
        && (state.asks() == 1 || candidates.since().isEmpty());
  }

  /** What was asked for first may still appear: it stays what is looked for. */
  private static Change askAgain(
      Incident incident, Requesting state, List<Deployment> since, Instant now) {
    var notFound =
        incident.audit(
            now, AuditEvent.BOT, "deployment-not-found", "asked at " + state.requestedAt());
    if (!since.isEmpty()) {
      return Change.to(incident.withState(new LookingOnceMore(state.confirmed(), state.asks())))
          .with(notFound);
    }
    var again = new Requesting(state.confirmed(), state.newestKnown(), now, state.asks() + 1);
    var branch = state.confirmed().plan().branch().value();
    return Change.to(incident.withState(again))
        .with(notFound)
        .with(incident.audit(now, AuditEvent.BOT, "deployment-requested", branch));
  }

  private static boolean isOurs(Deployment deployment, Plan plan) {
    return deployment
        .gitRef()
        .filter(ref -> plan.to().commit().isNamedBy(ref) || ref.equals(plan.branch().value()))
        .isPresent();
  }

  private Change accepted(
      Incident incident, Requesting state, Deployment deployment, boolean found) {
    var now = clock.instant();
    return Change.to(
            incident
                .tell(
                    new Content.Reached(new Milestone.DeploymentStarted(deployment.id(), found)),
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

  Change follow(Incident incident, Deploying state, App app) {
    var now = clock.instant();
    var deployment = outside.platform().deployment(app.platformApp(), state.deployment());
    if (!deployment.status().isFinal()) {
      return Change.to(incident.withState(state.polled(deployment.status())))
          .wakingAt(now.plus(timing.following().pollDelay(state.polls())));
    }
    if (!deployment.status().isSuccess()) {
      return failing.stop(
          incident,
          state,
          new Failure.Reason.DeploymentFailed(deployment.id(), deployment.status()),
          logTail(app, deployment),
          now);
    }
    return live(incident.withProductionChanged(), state, deployment, now);
  }

  private Change live(Incident incident, Deploying state, Deployment deployment, Instant now) {
    var plan = state.confirmed().plan();
    var commit = plan.to().commit();
    boolean proved = deployment.gitRef().filter(commit::isNamedBy).isPresent();
    var other = deployment.gitRef().filter(CommitId::looksLikeCommit).filter(_ -> !proved);
    if (other.isPresent()) {
      return failing.stop(
          incident,
          state,
          new Failure.Reason.OtherCommit(deployment.id(), other.get(), commit),
          now);
    }
    var change =
        Change.to(
                incident
                    .tell(
                        new Content.Reached(new Milestone.Live(new Version(plan.to().label()))),
                        now)
                    .withState(
                        new Verifying(
                            state.confirmed(), deployment.id(), proved, now, Optional.empty(), "")))
            .with(new Memo.ProductionSeen(incident.app(), deployment.id(), now))
            .with(incident.audit(now, AuditEvent.BOT, "deployed", deployment.id().value()))
            .wakingAt(now);
    return plan.marksFrom().orElse(true)
        ? change.with(
            new Memo.RolledAwayFrom(incident.app(), Mark.on(plan.from()), incident.id(), now))
        : change;
  }

  private OutputTail logTail(App app, Deployment deployment) {
    try {
      return outside
          .platform()
          .outputTail(app.platformApp(), deployment.id(), LOG_LINES)
          .cleaned(cleaner);
    } catch (OutsideTrouble e) {
      // The failure itself matters more than its output.
      return OutputTail.toTheEnd(List.of(cleaner.clean(e.getMessage())));
    }
  }
}
