package rollbackbot.rollback;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import rollbackbot.once.HealthWatch;
import rollbackbot.once.LivedTime;
import rollbackbot.once.Once;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.Repeatable;
import rollbackbot.once.Trouble;
import rollbackbot.plan.Failure;
import rollbackbot.plan.RestorePlanning;
import rollbackbot.release.App;
import rollbackbot.release.OutputVersionCache;
import rollbackbot.release.Situation;
import rollbackbot.rollback.FeatureState.CheckingFeature;
import rollbackbot.rollback.FeatureState.ChoosingFlag;
import rollbackbot.rollback.FeatureState.ReadingFlags;
import rollbackbot.rollback.FeatureState.RequestingRestart;
import rollbackbot.rollback.FeatureState.Restarting;
import rollbackbot.rollback.FeatureState.SettingFlag;
import rollbackbot.rollback.FeatureState.Switching;
import rollbackbot.rollback.IncidentState.Adopting;
import rollbackbot.rollback.IncidentState.AwaitingApproval;
import rollbackbot.rollback.IncidentState.Cancelled;
import rollbackbot.rollback.IncidentState.Closed;
import rollbackbot.rollback.IncidentState.CreatingBranch;
import rollbackbot.rollback.IncidentState.Deciding;
import rollbackbot.rollback.IncidentState.Deploying;
import rollbackbot.rollback.IncidentState.Failed;
import rollbackbot.rollback.IncidentState.LookingOnceMore;
import rollbackbot.rollback.IncidentState.OpeningTicket;
import rollbackbot.rollback.IncidentState.PausingAutoDeploy;
import rollbackbot.rollback.IncidentState.Planned;
import rollbackbot.rollback.IncidentState.Planning;
import rollbackbot.rollback.IncidentState.PreparingArchive;
import rollbackbot.rollback.IncidentState.Rechecking;
import rollbackbot.rollback.IncidentState.Requesting;
import rollbackbot.rollback.IncidentState.Succeeded;
import rollbackbot.rollback.IncidentState.Verifying;
import rollbackbot.rollback.IncidentState.WaitingForOther;
import rollbackbot.rollback.RestoreState.ApprovingRestore;
import rollbackbot.rollback.RestoreState.AwaitingBackup;
import rollbackbot.rollback.RestoreState.AwaitingRestore;
import rollbackbot.rollback.RestoreState.PreparingBackup;
import rollbackbot.rollback.RestoreState.PreparingRestore;
import rollbackbot.rollback.RestoreState.RequestingBackup;
import rollbackbot.rollback.RestoreState.RequestingRestore;
import rollbackbot.rollback.RestoreState.RestoringDatabase;
import rollbackbot.secret.SecretCleaner;
import rollbackbot.tree.DecisionTree;

/**
 * Moves an incident on by one step: at most one outside effect, and what it changes as a value. The
 * caller stores the change; a step that is run twice starts from what is stored.
 */
public final class Machine {
  private static final int MOST_FAULTS = 3;

  /** After some ten seconds of trouble an end is told as it is remembered. */
  private static final int MOST_LOOKS = 4;

  private final PlanningSteps planning;
  private final ExecutionSteps execution;
  private final LinkedBranchSteps branches;
  private final AutoDeploySteps autoDeploy;
  private final FeatureSteps features;
  private final TicketSteps tickets;
  private final BackupSteps backups;
  private final RestoreSteps restore;
  private final ArchiveSteps archives;
  private final DeploymentSteps deployment;
  private final VerificationStep verification;
  private final AfterRollbackStep after;
  private final EndLook endLook;
  private final Succession succession;
  private final Reminders reminders;
  private final Failing failing;
  private final GivingUp givingUp;
  private final ByHandSteps byHand;
  private final Timing timing;
  private final InstantSource clock;

  public Machine(
      DecisionTree tree,
      Outside outside,
      Incidents incidents,
      OutputVersionCache cache,
      SecretCleaner cleaner,
      Prose prose,
      Timing timing,
      LivedTime lived,
      InstantSource clock) {
    this.timing = timing;
    this.clock = clock;
    var transitions = new Transitions(tree);
    var health = new HealthWatch(outside.health(), timing.health(), lived, clock);
    var once = new Once(timing.requests(), incidents::stands, lived, clock);
    this.failing = new Failing(transitions);
    this.givingUp = new GivingUp(timing);
    this.byHand = new ByHandSteps(outside, incidents, timing, lived, clock);
    this.reminders = new Reminders(transitions, timing);
    var reader =
        new HistoryReader(outside.platform(), outside.repositories(), incidents, cache, clock);
    this.backups = new BackupSteps(outside.databases(), once, this::troubled, timing, clock);
    this.restore = new RestoreSteps(outside.databases(), outside.rights(), once, timing, clock);
    var restores = new RestorePlanning(outside.databases());
    var risks = new RiskAssessment(outside.environment(), outside.code());
    this.planning =
        new PlanningSteps(
            reader,
            outside.repositories(),
            outside.archives(),
            restores,
            risks,
            outside.health(),
            transitions,
            timing,
            clock);
    this.endLook = new EndLook(outside, incidents, planning, clock);
    this.succession = new Succession(outside.platform(), incidents, clock);
    this.features =
        new FeatureSteps(outside, transitions, once, this::troubled, health, timing, clock);
    this.tickets = new TicketSteps(outside, reader, prose, once, this::troubled, clock);
    this.archives = new ArchiveSteps(outside, failing, clock);
    this.execution = new ExecutionSteps(outside, incidents, archives, failing, timing, clock);
    var linked = new LinkedBranch(outside.repositories(), outside.code());
    this.branches = new LinkedBranchSteps(outside, linked, incidents, once, health, timing, clock);
    this.autoDeploy =
        new AutoDeploySteps(
            outside.platform(),
            incidents,
            failing,
            linked,
            new Repeatable(timing.requests(), incidents::stands, lived),
            timing,
            clock);
    this.deployment = new DeploymentSteps(outside, once, archives, failing, cleaner, timing, clock);
    this.after = new AfterRollbackStep(outside.afterRollback(), timing.afterRollback(), clock);
    this.verification = new VerificationStep(outside, failing, health, endLook, clock);
  }

  /**
   * Takes the next step.
   *
   * @param storedJustNow whether this very process stored the incident's state a moment ago, so
   *     that no effect of it can have happened yet; false after a restart or a wait
   */
  public Change advance(Incident incident, App app, boolean storedJustNow) {
    return byHand.offered(incident, next(incident, app, storedJustNow), app);
  }

  private Change next(Incident incident, App app, boolean storedJustNow) {
    try {
      if (incident.autoDeploy().isBeingResumed()) {
        return autoDeploy.resume(incident, app, storedJustNow);
      }
      if (LinkedBranchSteps.isUnderWay(incident)) {
        return branches.advance(incident, app, storedJustNow);
      }
      if (Ends.isLookDue(incident)) {
        return endLook.look(incident, app);
      }
      return givingUp
          .offer(incident, clock.instant())
          .or(() -> storedJustNow ? Optional.empty() : succession.look(incident, app))
          .or(() -> byHand.done(incident, app))
          .orElseGet(() -> step(incident, app, storedJustNow));
    } catch (OutsideTrouble trouble) {
      return troubled(incident, app, trouble);
    }
  }

  private Change step(Incident incident, App app, boolean storedJustNow) {
    return switch (incident.state()) {
      case Deciding _ -> decide(incident, app);
      case Planning state -> planning.plan(incident, state, app);
      case ChoosingFlag _ when incident.situation().isEmpty() -> readAhead(incident, app);
      case OpeningTicket state when incident.situation().isEmpty() && state.asked().isEmpty() ->
          readAhead(incident, app);
      case Planned _, AwaitingApproval _, ChoosingFlag _, RestoringDatabase _, ApprovingRestore _ ->
          reminders.remind(incident, clock.instant());
      case Failed _ -> byHand.lookingAgain(reminders.remind(incident, clock.instant()));
      case ReadingFlags _ -> features.readFlags(incident, app);
      case SettingFlag state -> features.set(incident, state, app, storedJustNow);
      case RequestingRestart state -> features.restart(incident, state, app, storedJustNow);
      case Restarting state -> features.followRestart(incident, state, app);
      case CheckingFeature state -> features.checkHealth(incident, state, app);
      case OpeningTicket state -> tickets.open(incident, state, app, storedJustNow);
      case Rechecking state -> execution.recheck(incident, state, app);
      case WaitingForOther state -> execution.waitForOther(incident, state, app);
      case PausingAutoDeploy state -> autoDeploy.pause(incident, state, app);
      case CreatingBranch state -> execution.createBranch(incident, state, app);
      case PreparingBackup state -> backups.prepareBackup(incident, state, app);
      case RequestingBackup state -> backups.request(incident, state, app, storedJustNow);
      case AwaitingBackup state -> backups.followBackup(incident, state, app);
      case PreparingRestore state -> restore.prepareRestore(incident, state, app);
      case RequestingRestore state -> restore.request(incident, state, app, storedJustNow);
      case AwaitingRestore state -> restore.followRestore(incident, state, app);
      case PreparingArchive state -> archives.prepare(incident, state);
      case LookingOnceMore state ->
          byHand.leave(incident).orElseGet(() -> execution.lookOnceMore(incident, state, app));
      case Adopting state -> byHand.adopt(incident, state, app);
      case Requesting state -> deployment.request(incident, state, app, storedJustNow);
      case Deploying state -> deployment.follow(incident, state, app);
      case Verifying state -> verification.verify(incident, state, app);
      case Succeeded state ->
          after.call(incident, state, app).orElseGet(() -> remindAtRest(incident, app));
      case Cancelled _, Closed _ -> remindAtRest(incident, app);
    };
  }

  /** Nothing is under way: people are reminded of what is left, if anything is. */
  private Change remindAtRest(Incident incident, App app) {
    return Approvals.awaitsBranch(incident)
        ? reminders.remind(incident, clock.instant())
        : autoDeploy.remind(incident, app);
  }

  private Change decide(Incident incident, App app) {
    return incident.situation().isEmpty()
        ? seen(planning.readAhead(incident, app))
        : reminders.remind(incident, clock.instant());
  }

  /** What runs is known now, also to those who say something else. */
  private Change seen(Incident read) {
    var now = clock.instant();
    var change = Change.to(read).wakingAt(now);
    return read.situation()
        .flatMap(Situation::current)
        .map(runs -> change.with(new Memo.ProductionSeen(read.app(), runs.deployment(), now)))
        .orElse(change);
  }

  /** Where the answers came faster than the reading: board and ticket tell what production runs. */
  private Change readAhead(Incident incident, App app) {
    Incident read;
    try {
      read = planning.readAhead(incident, app);
    } catch (OutsideTrouble e) {
      // Neither the choice nor the ticket waits for it.
      read = incident.withSituation(Situation.UNKNOWN);
    }
    return seen(read);
  }

  /** A service outside is in trouble: wait and try again, or let a person decide. */
  private Change troubled(Incident incident, App app, OutsideTrouble trouble) {
    var now = clock.instant();
    var sofar = incident.trouble();
    var since = sofar.map(Trouble::since).orElse(now);
    int attempts = sofar.map(Trouble::attempts).orElse(0) + 1;
    var asked = askedBeyond(timing.trouble().longest(), trouble);
    var noted =
        incident.withTrouble(
            new Trouble(since, attempts, messageOf(trouble), asked.map(now::plus)));
    boolean tooLong =
        now.isAfter(since.plus(timing.trouble().limit()))
            || askedBeyond(timing.trouble().limit(), trouble).isPresent();
    // Reading ahead is a courtesy: people who answer, and the clock, don't wait for it.
    if (incident.state() instanceof Deciding
        && (tooLong || trouble instanceof OutsideTrouble.Refused)) {
      return Change.to(incident.withSituation(Situation.UNKNOWN)).wakingAt(now);
    }
    if (LinkedBranchSteps.isUnderWay(incident)) {
      return branches
          .stopFor(incident, trouble, tooLong)
          .orElseGet(() -> Change.to(noted).wakingAt(now.plus(delay(trouble, attempts))));
    }
    boolean manyLooks = attempts >= MOST_LOOKS || trouble instanceof OutsideTrouble.Refused;
    if (Ends.isLookDue(incident) && manyLooks) {
      return endLook.unread(incident);
    }
    if (incident.state().traits().stopsFor().includes(trouble, tooLong)) {
      return incident.state() instanceof Requesting requesting
          // Nobody can tell what came of the request for a deployment.
          ? failing.stop(incident, requesting, new Failure.Reason.NeverAnswered(), now)
          : stopped(incident, app, reasonOf(trouble), now)
              .orElseGet(() -> Change.to(noted).wakingAt(now.plus(delay(trouble, attempts))));
    }
    return Change.to(noted).wakingAt(now.plus(delay(trouble, attempts)));
  }

  private static Failure.Reason.Said reasonOf(OutsideTrouble trouble) {
    return switch (trouble) {
      case OutsideTrouble.Refused refused -> new Failure.Reason.Refused(messageOf(refused));
      case OutsideTrouble.Unavailable away -> new Failure.Reason.Unreachable(messageOf(away));
      case OutsideTrouble.Unanswered lost -> new Failure.Reason.Unreachable(messageOf(lost));
    };
  }

  private static String messageOf(Throwable trouble) {
    return Optional.ofNullable(trouble.getMessage()).orElse(trouble.getClass().getSimpleName());
  }

  /** As late as the service wants, but for a wait in which people would hear nothing. */
  private Duration delay(OutsideTrouble trouble, int attempts) {
    var usual = timing.trouble().pause(attempts);
    var longest = timing.trouble().longest();
    return askedBeyond(usual, trouble)
        .map(asked -> asked.compareTo(longest) < 0 ? asked : longest)
        .orElse(usual);
  }

  /** How long the service asks us to wait, where it is longer than that. */
  private static Optional<Duration> askedBeyond(Duration limit, OutsideTrouble trouble) {
    return trouble instanceof OutsideTrouble.Unavailable away
        ? away.retryAfter().filter(asked -> asked.compareTo(limit) > 0)
        : Optional.empty();
  }

  /** What follows from a fault of our own: it may pass; if it doesn't, people must know. */
  public Change faulted(Incident incident, App app, RuntimeException fault) {
    return byHand.offered(incident, afterFault(incident, app, fault), app);
  }

  private Change afterFault(Incident incident, App app, RuntimeException fault) {
    if (Ends.isLookDue(incident)) {
      return endLook.unread(incident);
    }
    var now = clock.instant();
    var since = incident.trouble().map(Trouble::since).orElse(now);
    int attempts = incident.trouble().map(Trouble::attempts).orElse(0) + 1;
    if (attempts >= MOST_FAULTS && LinkedBranchSteps.isUnderWay(incident)) {
      return branches.stop(incident, messageOf(fault));
    }
    var stopped =
        attempts >= MOST_FAULTS
            ? stopped(incident, app, new Failure.Reason.Fault(messageOf(fault)), now)
            : Optional.<Change>empty();
    return stopped.orElseGet(() ->
        Change.to(incident.withTrouble(new Trouble(since, attempts, messageOf(fault))))
            .wakingAt(now.plus(timing.trouble().pauses().getLast())));
  }

  /** Empty where a person is waited for: there is nothing to stop. */
  private Optional<Change> stopped(
      Incident incident, App app, Failure.Reason.Said reason, Instant now) {
    return switch (incident.state()) {
      case ReadingFlags _ -> Optional.of(features.unreadable(incident, app, reason.what(), now));
      case Switching switching ->
          Optional.of(features.stop(incident, switching, reason.what(), now));
      case OpeningTicket opening ->
          Optional.of(tickets.stop(incident, opening, app, reason.what()));
      case PreparingBackup state ->
          Optional.of(backups.withoutBackup(incident, state, reason.what()));
      case RequestingBackup state ->
          Optional.of(backups.withoutBackup(incident, state, reason.what()));
      case AwaitingBackup state ->
          Optional.of(backups.withoutBackup(incident, state, reason.what()));
      case PreparingRestore state -> Optional.of(restore.notAsked(incident, state, reason.what()));
      case RequestingRestore state -> Optional.of(restore.unsure(incident, state));
      case AwaitingRestore state -> Optional.of(restore.unsure(incident, state));
      case IncidentState.Running running ->
          Optional.of(failing.stop(incident, running, reason, now));
      case Planning wanted -> Optional.of(planning.stop(incident, wanted, reason, now));
      case Deciding _,
          ChoosingFlag _,
          Planned _,
          AwaitingApproval _,
          Failed _,
          Succeeded _,
          Cancelled _,
          Closed _ ->
          Optional.empty();
    };
  }
}
