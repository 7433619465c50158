package rollbackbot.rollback;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import rollbackbot.autodeploy.AutoDeploySteps;
import rollbackbot.autodeploy.LinkedBranchSteps;
import rollbackbot.deploy.ByHandSteps;
import rollbackbot.deploy.EndLook;
import rollbackbot.deploy.GivingUp;
import rollbackbot.deploy.HandWorkOffers;
import rollbackbot.deploy.Succession;
import rollbackbot.evidence.CureLook;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Incidents;
import rollbackbot.offer.EvidenceAhead;
import rollbackbot.once.Lasting;
import rollbackbot.once.LivedTime;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.Trouble;
import rollbackbot.outside.Outside;
import rollbackbot.plan.Failure;
import rollbackbot.release.App;
import rollbackbot.release.history.OutputVersionCache;
import rollbackbot.room.Ends;
import rollbackbot.room.Timing;
import rollbackbot.secret.SecretCleaner;
import rollbackbot.ticket.Prose;
import rollbackbot.tree.DecisionTree;

/**
 * Moves an incident on by one step: at most one outside effect, and what it changes as a value. The
 * caller stores the change; a step that is run twice starts from what is stored.
 */
public final class Machine {
  private static final int MOST_FAULTS = 3;

  /** After some ten seconds of trouble an end is told as it is remembered. */
  private static final int MOST_LOOKS = 4;

  private final Rooms rooms;
  private final LinkedBranchSteps branches;
  private final AutoDeploySteps autoDeploy;
  private final EndLook endLook;
  private final Succession succession;
  private final GivingUp givingUp;
  private final ByHandSteps byHand;
  private final HandWorkOffers handWork;
  private final Lasting lasting;
  private final Timing timing;
  private final InstantSource clock;

  public Machine(
      DecisionTree tree,
      Outside outside,
      Incidents incidents,
      OutputVersionCache cache,
      SecretCleaner cleaner,
      Prose prose,
      EvidenceAhead gathering,
      CureLook cures,
      Timing timing,
      LivedTime lived,
      InstantSource clock) {
    var parts =
        new Parts(
            tree,
            outside,
            incidents,
            cache,
            cleaner,
            prose,
            gathering,
            cures,
            timing,
            lived,
            clock,
            this::troubled);
    this.lasting = parts.lasting;
    this.timing = timing;
    this.clock = clock;
    this.givingUp = new GivingUp(parts.lasting, timing);
    this.handWork = new HandWorkOffers(outside, parts.lasting, timing, clock);
    this.succession = new Succession(outside.platform(), incidents, clock);
    this.byHand = parts.byHand;
    this.endLook = parts.endLook;
    this.branches = parts.linkedBranchSteps();
    this.autoDeploy = parts.autoDeploy;
    this.rooms = new Rooms(Capabilities.rooms(parts));
  }

  /**
   * Takes the next step.
   *
   * @param storedJustNow whether this very process stored the incident's state a moment ago, so
   *     that no effect of it can have happened yet; false after a restart or a wait
   */
  public Change advance(Incident incident, App app, boolean storedJustNow) {
    return handWork.offered(incident, next(incident, app, storedJustNow), app);
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
          .orElseGet(() -> rooms.next(incident, app, storedJustNow));
    } catch (OutsideTrouble trouble) {
      return troubled(incident, app, trouble);
    }
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
        lasting.isBeyond(timing.trouble().limit(), incident.id().value(), since)
            || askedBeyond(timing.trouble().limit(), trouble).isPresent();
    if (LinkedBranchSteps.isUnderWay(incident)) {
      return branches
          .stopFor(incident, trouble, tooLong)
          .orElseGet(() -> Change.to(noted).wakingAt(now.plus(delay(trouble, attempts))));
    }
    boolean manyLooks = attempts >= MOST_LOOKS || trouble instanceof OutsideTrouble.Refused;
    if (Ends.isLookDue(incident) && manyLooks) {
      return endLook.unread(incident);
    }
    var stopped =
        incident.state().traits().stopsFor().includes(trouble, tooLong)
            ? rooms.stopped(incident, app, reasonOf(trouble))
            : Optional.<Change>empty();
    return stopped.orElseGet(() -> Change.to(noted).wakingAt(now.plus(delay(trouble, attempts))));
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
    return handWork.offered(incident, afterFault(incident, app, fault), app);
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
            ? rooms.stopped(incident, app, new Failure.Reason.Fault(messageOf(fault)))
            : Optional.<Change>empty();
    return stopped.orElseGet(() ->
        Change.to(incident.withTrouble(new Trouble(since, attempts, messageOf(fault))))
            .wakingAt(now.plus(timing.trouble().pauses().getLast())));
  }
}
