package rollbackbot.autodeploy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.BranchDeployment;
import rollbackbot.incident.BranchDeployment.AwaitingApproval;
import rollbackbot.incident.BranchDeployment.BranchRequest;
import rollbackbot.incident.BranchDeployment.Checking;
import rollbackbot.incident.BranchDeployment.Following;
import rollbackbot.incident.BranchDeployment.Requesting;
import rollbackbot.incident.BranchDeployment.Wanted;
import rollbackbot.incident.Change;
import rollbackbot.incident.Entry.Health;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Incidents;
import rollbackbot.incident.Memo;
import rollbackbot.once.Asked;
import rollbackbot.once.HealthWatch;
import rollbackbot.once.Lasting;
import rollbackbot.once.Move;
import rollbackbot.once.Once;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.Request;
import rollbackbot.once.Request.Seen;
import rollbackbot.outside.Outside;
import rollbackbot.outside.Rights;
import rollbackbot.plan.Plan;
import rollbackbot.release.App;
import rollbackbot.release.Candidates;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentStatus;
import rollbackbot.release.Platform;
import rollbackbot.room.Endings;
import rollbackbot.room.Timing;

/**
 * Deploys the linked branch after the fix, once for each confirmation. As nothing is on fire, it is
 * asked for once and never again by itself: whatever can't be told is left to a person.
 */
public final class LinkedBranchSteps {
  private static final int DEPLOYMENTS = 20;
  private static final int MOST_ASKS = 1;

  private final Platform platform;
  private final Rights rights;
  private final LinkedBranch branches;
  private final Incidents incidents;
  private final Once once;
  private final HealthWatch health;
  private final Lasting lasting;
  private final Timing timing;
  private final InstantSource clock;

  public LinkedBranchSteps(
      Outside outside,
      LinkedBranch branches,
      Incidents incidents,
      Once once,
      HealthWatch health,
      Lasting lasting,
      Timing timing,
      InstantSource clock) {
    this.platform = outside.platform();
    this.rights = outside.rights();
    this.branches = branches;
    this.incidents = incidents;
    this.once = once;
    this.health = health;
    this.lasting = lasting;
    this.timing = timing;
    this.clock = clock;
  }

  /** Whether the next step of an incident is one of these. */
  public static boolean isUnderWay(Incident incident) {
    return incident.branchDeployment().isPresent()
        && !incident.state().locksTheApp()
        && !incident.awaitsBranchApproval();
  }

  /** Takes the next step. */
  public Change advance(Incident incident, App app, boolean storedJustNow) {
    return switch (incident.branchDeployment().orElseThrow()) {
      case AwaitingApproval _ -> Change.to(incident);
      case Wanted state -> look(incident, state, app);
      case Requesting state -> request(incident, state, app, storedJustNow);
      case Following state -> follow(incident, state, app);
      case Checking state -> check(incident, state, app);
    };
  }

  /** It must still be what was confirmed, and nothing may be under way. */
  private Change look(Incident incident, Wanted state, App app) {
    var now = clock.instant();
    var request = state.request();
    if (incidents.openOne(incident.app()).isPresent()) {
      return stop(incident, request, new BranchTrouble.OtherIncident(), now);
    }
    var head = branches.head(planOf(incident), request.branch());
    if (head.isEmpty()) {
      return stop(incident, request, new BranchTrouble.Said("no such branch"), now);
    }
    if (request.head().filter(shown -> !head.get().equals(shown)).isPresent()) {
      return stop(incident, request, new BranchTrouble.Moved(), now);
    }
    var lost = rights.lostBy(request.word(), app);
    if (lost.isPresent()) {
      return stop(incident, request, new BranchTrouble.RightLost(lost.get()), now);
    }
    var deployments = platform.deployments(app.platformApp(), DEPLOYMENTS);
    var running = deployments.stream().filter(it -> !it.status().isFinal()).findFirst();
    if (running.isPresent()) {
      return stop(incident, request, new BranchTrouble.Busy(running.get()), now);
    }
    var asked = clock.instant();
    return to(
            incident,
            new Requesting(request.at(head.get()), deployments.getFirst().id(), Asked.first(asked)))
        .with(audit(incident, "branch-deployment-requested", request.branch().value()))
        .wakingAt(asked);
  }

  private static Plan planOf(Incident incident) {
    return Endings.lastPlan(incident)
        .orElseThrow(() -> new IllegalStateException("no plan in " + incident.id()));
  }

  private Change request(Incident incident, Requesting state, App app, boolean storedJustNow) {
    var now = clock.instant();
    var request = state.request();
    if (state.asked().mayBeSent(storedJustNow) && incidents.openOne(incident.app()).isPresent()) {
      // Opened since the look: whoever confirms a rollback there waits for what was stored before.
      return stop(incident, request, new BranchTrouble.OtherIncident(), now);
    }
    return switch (once.next(incident.claim(), state.asked(), storedJustNow, request(state, app))) {
      case Move.Done<Deployment>(var deployment, var found) ->
          accepted(incident, request, deployment, found);
      case Move.Declined<Deployment>(var why, _) ->
          stop(incident, request, new BranchTrouble.Said(why.getMessage()), now);
      case Move.Look<Deployment>(var asked, var at, _) ->
          to(incident, new Requesting(request, state.newestKnown(), asked)).wakingAt(at);
      case Move.AskAgain<Deployment> _, Move.GiveUp<Deployment> _ ->
          stop(incident, request, new BranchTrouble.NeverAnswered(), now);
    };
  }

  private Request<Deployment> request(Requesting state, App app) {
    return new Request<>() {
      @Override
      public String name() {
        return "a deployment of the linked branch";
      }

      @Override
      public Deployment ask() {
        return platform.deploy(app.platformApp(), state.request().branch());
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
            platform.deployments(app.platformApp(), DEPLOYMENTS),
            state.newestKnown(),
            deployment -> isOurs(deployment, state.request()));
    if (candidates.ours().isPresent()) {
      return new Seen.Found<>(candidates.ours().get());
    }
    return candidates.untold() ? new Seen.Untold<>() : new Seen.Nothing<>(MOST_ASKS);
  }

  private static boolean isOurs(Deployment deployment, BranchRequest request) {
    return deployment
        .gitRef()
        .filter(ref ->
            ref.equals(request.branch().value())
                || request.head().filter(head -> head.isNamedBy(ref)).isPresent())
        .isPresent();
  }

  private Change accepted(
      Incident incident, BranchRequest request, Deployment deployment, boolean found) {
    var now = clock.instant();
    var told =
        new AutoDeployEntry.BranchDeploying(request.branch(), request.by(), deployment.id(), found);
    return to(
            incident.tell(told, now),
            new Following(request, deployment.id(), deployment.status(), now, 0))
        .with(
            audit(
                incident,
                found ? "branch-deployment-found" : "branch-deployment-accepted",
                deployment.id().value()))
        .wakingAt(now.plus(timing.following().firstPoll()));
  }

  private Change follow(Incident incident, Following state, App app) {
    var deployment = platform.deployment(app.platformApp(), state.deployment());
    var now = clock.instant();
    var request = state.request();
    if (!deployment.status().isFinal()) {
      return lasting.isBeyond(timing.following().limit(), incident.id().value(), state.since())
          ? stop(incident, request, new BranchTrouble.NoEnd(deployment.id()), now)
          : polled(incident, state, deployment.status(), now);
    }
    if (!deployment.status().isSuccess()) {
      var failed = new BranchTrouble.Failed(deployment.id(), deployment.status());
      return stop(incident, request, failed, now);
    }
    return to(
            incident,
            new Checking(request, deployment.id(), deployment.gitRef(), now, Optional.empty()))
        .wakingAt(now);
  }

  private Change polled(Incident incident, Following state, DeploymentStatus seen, Instant now) {
    var next =
        new Following(state.request(), state.deployment(), seen, state.since(), state.polls() + 1);
    return to(incident, next).wakingAt(now.plus(timing.following().pollDelay(state.polls())));
  }

  private Change check(Incident incident, Checking state, App app) {
    if (app.healthCheck().isEmpty()) {
      return deployed(incident, state, Health.NOT_CHECKED);
    }
    return switch (health.look(
        incident.id().value(), app.healthCheck().get(), state.since(), state.healthySince())) {
      case HealthWatch.Finding.Healthy _ -> deployed(incident, state, Health.GOOD);
      case HealthWatch.Finding.NotHealthy _ -> deployed(incident, state, Health.NOT_GOOD);
      case HealthWatch.Finding.Undecided(var healthySince, _, var next) ->
          to(
                  incident,
                  new Checking(
                      state.request(),
                      state.deployment(),
                      state.commit(),
                      state.since(),
                      healthySince))
              .wakingAt(next);
    };
  }

  private Change deployed(Incident incident, Checking state, Health found) {
    var now = clock.instant();
    var request = state.request();
    var told =
        new AutoDeployEntry.BranchDeployed(
            request.branch(), request.head(), state.deployment(), state.commit(), found);
    return Change.to(incident.withBranchDeployment(Optional.empty()).tell(told, now))
        .with(new Memo.ProductionSeen(incident.app(), state.deployment(), now))
        .with(audit(incident, "branch-deployed", state.deployment().value()))
        .wakingAt(now);
  }

  /**
   * What follows from trouble outside, where it ends the attempt. What may be under way is asked
   * for further, however long a service is away.
   */
  public Optional<Change> stopFor(Incident incident, OutsideTrouble trouble, boolean tooLong) {
    boolean over = tooLong || trouble instanceof OutsideTrouble.Refused;
    return switch (incident.branchDeployment().orElseThrow()) {
      case Wanted _ when over -> Optional.of(stop(incident, trouble.getMessage()));
      case Requesting state when over ->
          Optional.of(
              stop(incident, state.request(), new BranchTrouble.NeverAnswered(), clock.instant()));
      case AwaitingApproval _, Wanted _, Requesting _, Following _, Checking _ -> Optional.empty();
    };
  }

  /** It ends without a deployment that is known to be good; a person may want it again. */
  public Change stop(Incident incident, String words) {
    var request = incident.branchDeployment().orElseThrow().request();
    return stop(incident, request, new BranchTrouble.Said(words), clock.instant());
  }

  private Change stop(Incident incident, BranchRequest request, BranchTrouble why, Instant now) {
    var offer = Optional.of(branches.look(incident, planOf(incident), request.branch()));
    var told = new AutoDeployEntry.BranchNotDeployed(request.branch(), why, offer);
    return Change.to(incident.withBranchDeployment(Optional.empty()).tell(told, now))
        .with(audit(incident, "branch-not-deployed", why.toString()))
        .wakingAt(now);
  }

  private static Change to(Incident incident, BranchDeployment next) {
    return Change.to(incident.withBranchDeployment(Optional.of(next)));
  }

  private AuditEvent audit(Incident incident, String action, String detail) {
    return incident.audit(clock.instant(), AuditEvent.BOT, action, detail);
  }
}
