package rollbackbot.rollback;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.Trouble;
import rollbackbot.rollback.IncidentState.AwaitingBackup;
import rollbackbot.rollback.IncidentState.PreparingBackup;
import rollbackbot.rollback.IncidentState.RequestingBackup;
import rollbackbot.rollback.IncidentState.Restore;
import rollbackbot.rollback.RestoreProgress.FreshBackup;

/** Makes a fresh backup of each database that a plan restores, before anything is restored. */
final class BackupSteps {
  private static final int MOST_ASKS = 3;

  private final Databases databases;
  private final Timing timing;
  private final InstantSource clock;

  BackupSteps(Databases databases, Timing timing, InstantSource clock) {
    this.databases = databases;
    this.timing = timing;
    this.clock = clock;
  }

  /** Looks which backups there are, to tell the fresh one from them. */
  Change prepareBackup(Incident incident, PreparingBackup state, App app) {
    var newest = backups(app, state).stream().map(Backup::id).findFirst();
    var now = clock.instant();
    return Change.to(
            incident.withState(
                new RequestingBackup(state.confirmed(), state.progress(), newest, now, 1)))
        .with(incident.audit(now, AuditEvent.BOT, "backup-requested", current(state).id().value()))
        .wakingAt(now);
  }

  private List<Backup> backups(App app, Restore state) {
    return databases.backups(app.platformApp(), current(state).id());
  }

  /** The database whose backup is the next, or under way. */
  private static Database current(Restore state) {
    return state
        .progress()
        .databases()
        .get(state.progress().nextBackup().orElseThrow())
        .what()
        .database();
  }

  /** Sends the request; only right after its intent was stored by this very process. */
  Change askBackup(Incident incident, RequestingBackup state, App app) {
    try {
      var backup = databases.createBackup(app.platformApp(), current(state).id());
      return awaiting(incident, state, backup, "backup-accepted");
    } catch (OutsideTrouble.Unanswered lost) {
      return looking(incident, state, clock.instant(), lost.getMessage());
    } catch (OutsideTrouble.Refused no) {
      return withoutBackup(incident, state, no.getMessage());
    }
  }

  private Change awaiting(Incident incident, RequestingBackup state, Backup backup, String word) {
    var now = clock.instant();
    return Change.to(
            incident.withState(
                new AwaitingBackup(state.confirmed(), state.progress(), backup.id(), now)))
        .with(incident.audit(now, AuditEvent.BOT, word, backup.id()))
        .wakingAt(now.plus(timing.following().firstPoll()));
  }

  /** The trouble noted with the state keeps the next step from asking. */
  private Change looking(
      Incident incident, RequestingBackup state, Instant requestedAt, String why) {
    var now = clock.instant();
    var again =
        new RequestingBackup(
            state.confirmed(), state.progress(), state.newestKnown(), requestedAt, state.asks());
    return Change.to(incident.withState(again).withTrouble(new Trouble(now, 1, why)))
        .wakingAt(now.plus(timing.requests().untilFirstLook()));
  }

  /** A request of which no answer is known: any backup that came since is a fresh one. */
  Change lookForBackup(Incident incident, RequestingBackup state, App app) {
    var now = clock.instant();
    if (incident.trouble().isEmpty()) {
      var until = state.requestedAt().plus(timing.requests().longest());
      return looking(incident, state, until, "no answer to the request for a backup is known");
    }
    var since =
        backups(app, state).stream()
            .takeWhile(backup -> state.newestKnown().filter(backup.id()::equals).isEmpty())
            .toList();
    if (!since.isEmpty()) {
      return awaiting(incident, state, since.getLast(), "backup-found");
    }
    if (now.isBefore(state.requestedAt().plus(timing.requests().patience()))) {
      return Change.to(incident).wakingAt(now.plus(timing.requests().betweenLooks()));
    }
    if (state.asks() >= MOST_ASKS) {
      return withoutBackup(incident, state, "no answer");
    }
    var again =
        new RequestingBackup(
            state.confirmed(), state.progress(), state.newestKnown(), now, state.asks() + 1);
    return Change.to(incident.withState(again))
        .with(
            incident.audit(
                now, AuditEvent.BOT, "backup-asked-for-again", current(state).id().value()))
        .wakingAt(now);
  }

  Change followBackup(Incident incident, AwaitingBackup state, App app) {
    var backup =
        backups(app, state).stream().filter(it -> it.id().equals(state.backup())).findFirst();
    var now = clock.instant();
    if (backup.isEmpty()) {
      return withoutBackup(incident, state, "the platform doesn't list it any more");
    }
    return switch (backup.get().status()) {
      case USABLE ->
          backedUp(
              incident, state, new FreshBackup.Usable(now, backup.get().size()), "backup-usable");
      case FAILED -> withoutBackup(incident, state, "the platform says that it failed");
      case PENDING ->
          now.isAfter(state.since().plus(timing.following().limit()))
              ? withoutBackup(incident, state, "no end in sight")
              : Change.to(incident.withState(state))
                  .wakingAt(now.plus(timing.following().firstPoll()));
    };
  }

  /** Without a fresh backup the bot restores nothing; a person may. */
  Change withoutBackup(Incident incident, Restore state, String why) {
    return backedUp(incident, state, new FreshBackup.Missing(why), "no-backup");
  }

  private Change backedUp(Incident incident, Restore state, FreshBackup outcome, String word) {
    var now = clock.instant();
    int index = state.progress().nextBackup().orElseThrow();
    var progress = state.progress().with(index, step -> step.with(outcome));
    return RestoreTurns.next(incident, state.confirmed(), progress, now)
        .with(incident.audit(now, AuditEvent.BOT, word, current(state).id().value()));
  }
}
