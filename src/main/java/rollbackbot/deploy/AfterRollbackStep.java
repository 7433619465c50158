package rollbackbot.deploy;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.Change;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Incident;
import rollbackbot.incident.PendingCall;
import rollbackbot.incident.RecordEntry;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.outside.AfterRollback;
import rollbackbot.outside.RollbackReport;
import rollbackbot.release.App;
import rollbackbot.room.Timing;
import rollbackbot.source.BranchName;

/**
 * Tells a team's own system of a rollback that was proven: at least once, a few times within an
 * hour. That it can't be told harms nothing, and is said.
 */
public final class AfterRollbackStep {
  private final AfterRollback after;
  private final Timing.AfterRollbackCalls timing;
  private final InstantSource clock;

  public AfterRollbackStep(
      AfterRollback after, Timing.AfterRollbackCalls timing, InstantSource clock) {
    this.after = after;
    this.timing = timing;
    this.clock = clock;
  }

  /** What there is to do for this rollback; empty once it was told, or given up. */
  Optional<Change> call(Incident incident, Succeeded state, App app) {
    return app.afterRollback()
        .filter(_ -> !isTold(incident))
        .map(address -> call(incident, state, address));
  }

  private static boolean isTold(Incident incident) {
    return incident.thread().reversed().stream()
        .map(ThreadEntry::content)
        .takeWhile(content -> !(content instanceof DeployEntry.Proven))
        .anyMatch(RecordEntry.CalledAfter.class::isInstance);
  }

  private Change call(Incident incident, Succeeded state, URI address) {
    var now = clock.instant();
    var notBefore = incident.pendingCall().map(PendingCall::notBefore).orElse(now);
    if (now.isBefore(notBefore)) {
      return Change.to(incident).wakingAt(notBefore);
    }
    int tries = incident.pendingCall().map(PendingCall::tries).orElse(0) + 1;
    try {
      after.post(address, report(incident, state, provenAt(incident)), key(incident, state));
      return ended(incident, new RecordEntry.CalledAfter(tries, Optional.empty()), "called-after");
    } catch (OutsideTrouble trouble) {
      var why = trouble.getMessage();
      return tries > timing.pauses().size()
          ? ended(
              incident, new RecordEntry.CalledAfter(tries, Optional.of(why)), "not-called-after")
          : again(incident, tries, why);
    }
  }

  /** The same at each try, another for each confirmation. */
  private static String key(Incident incident, Succeeded state) {
    return incident.id() + "-" + state.confirmed().at().toEpochMilli();
  }

  private static Instant provenAt(Incident incident) {
    return incident.thread().reversed().stream()
        .filter(entry -> entry.content() instanceof DeployEntry.Proven)
        .map(ThreadEntry::at)
        .findFirst()
        .orElseGet(incident::waitingSince);
  }

  private Change ended(Incident incident, Entry told, String word) {
    var now = clock.instant();
    return Change.to(incident.withPendingCall(Optional.empty()).tell(told, now))
        .with(incident.audit(now, AuditEvent.BOT, word, told.toString()))
        .wakingAt(now);
  }

  private Change again(Incident incident, int tries, String why) {
    var now = clock.instant();
    var next = now.plus(timing.pauses().get(tries - 1));
    return Change.to(incident.withPendingCall(Optional.of(new PendingCall(tries, next))))
        .with(incident.audit(now, AuditEvent.BOT, "call-after-failed", why))
        .wakingAt(next);
  }

  private static RollbackReport report(Incident incident, Succeeded state, Instant succeededAt) {
    var plan = state.confirmed().plan();
    return new RollbackReport(
        incident.id().value(),
        incident.app().value(),
        plan.from().label(),
        plan.to().label(),
        plan.to().commit().value(),
        plan.releaseBranch().map(BranchName::value),
        state.deployment().value(),
        incident.openedAt(),
        state.confirmed().at(),
        succeededAt,
        state.commitProved(),
        state.healthChecked());
  }
}
