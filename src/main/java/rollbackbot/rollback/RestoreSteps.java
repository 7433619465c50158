package rollbackbot.rollback;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rollbackbot.rollback.IncidentState.AwaitingBackup;
import rollbackbot.rollback.IncidentState.AwaitingRestore;
import rollbackbot.rollback.IncidentState.LookingOnceMore;
import rollbackbot.rollback.IncidentState.PreparingBackup;
import rollbackbot.rollback.IncidentState.PreparingRestore;
import rollbackbot.rollback.IncidentState.RequestingBackup;
import rollbackbot.rollback.IncidentState.RequestingRestore;
import rollbackbot.rollback.IncidentState.Restore;
import rollbackbot.rollback.IncidentState.RestoringDatabase;
import rollbackbot.rollback.RestoreProgress.FreshBackup;
import rollbackbot.rollback.RestoreProgress.Restored;
import rollbackbot.rollback.ThreadEntry.Content;
import rollbackbot.rollback.ThreadEntry.Milestone;

/**
 * Makes the databases ready before the deployment: a fresh backup of each, then the restore, by the
 * platform where it can, else by a person. A restore is asked for once; whatever can't be told is
 * left to a person.
 */
final class RestoreSteps {
  /** What holds no data of its own: there is nothing to take back. */
  private static final Set<String> CACHES = Set.of("redis");

  private static final int MOST_ASKS = 2;
  private static final int MOST_READINGS = 3;
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);
  private static final Duration BEFORE_THE_RELEASE = Duration.ofMinutes(1);

  /** As long as the platform's client waits for an answer. */
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(30);

  private final Databases databases;
  private final Timing timing;
  private final InstantSource clock;

  RestoreSteps(Databases databases, Timing timing, InstantSource clock) {
    this.databases = databases;
    this.timing = timing;
    this.clock = clock;
  }

  /**
   * What a plan would restore. That it can't be read is no reason against the plan: people are
   * guided then.
   *
   * @param attempts how many times planning met trouble before
   * @throws OutsideTrouble.Unavailable where reading again may help
   */
  RestorePlan plan(App app, Plan plan, int attempts) {
    try {
      var found = new ArrayList<DatabaseToRestore>();
      for (var database : databases.databases(app.platformApp())) {
        if (!CACHES.contains(database.engine())) {
          found.add(describe(app, database, plan.from().deployedAt().minus(BEFORE_THE_RELEASE)));
        }
      }
      return new RestorePlan(List.copyOf(found), Optional.empty());
    } catch (OutsideTrouble e) {
      if (e instanceof OutsideTrouble.Unavailable && attempts < MOST_READINGS) {
        throw e;
      }
      return new RestorePlan(List.of(), Optional.of(e.getMessage()));
    }
  }

  private DatabaseToRestore describe(App app, Database database, Instant before) {
    var newest =
        databases.backups(app.platformApp(), database.id()).stream()
            .filter(backup -> backup.status() == Backup.Status.USABLE)
            .findFirst();
    var window =
        database.mayHavePointInTimeRecovery()
            ? databases.recoveryWindow(app.platformApp(), database.id())
            : Optional.<RecoveryWindow>empty();
    return new DatabaseToRestore(
        database,
        newest,
        window.filter(it -> it.contains(before)).map(_ -> before),
        databases.dashboard(app.platformApp(), database.id()));
  }

  /** The branch is ready: the databases are next. */
  static Change begin(Incident incident, Confirmed confirmed, Instant now) {
    var progress =
        confirmed.plan().restore().map(RestorePlan::untouched).orElse(RestoreProgress.NONE);
    return next(incident, confirmed, progress, now);
  }

  /** The next backup; after the last one, a person's turn. */
  private static Change next(
      Incident incident, Confirmed confirmed, RestoreProgress progress, Instant now) {
    return progress.nextBackup().isPresent()
        ? Change.to(incident.withState(new PreparingBackup(confirmed, progress))).wakingAt(now)
        : askPerson(incident, confirmed, progress, now);
  }

  private static Change askPerson(
      Incident incident, Confirmed confirmed, RestoreProgress progress, Instant now) {
    var asking = incident.withNextPrompt(now).withState(new RestoringDatabase(confirmed, progress));
    var told =
        asking.tell(
            new Content.RestoreAsked(asking.prompt(), Optional.empty(), false, progress), now);
    return Change.to(told).wakingAt(now);
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
        .wakingAt(now.plus(timing.polls().getFirst()));
  }

  /** The trouble noted with the state keeps the next step from asking. */
  private Change looking(
      Incident incident, RequestingBackup state, Instant requestedAt, String why) {
    var now = clock.instant();
    var again =
        new RequestingBackup(
            state.confirmed(), state.progress(), state.newestKnown(), requestedAt, state.asks());
    return Change.to(incident.withState(again).withTrouble(new Trouble(now, 1, why)))
        .wakingAt(now.plusSeconds(1));
  }

  /** A request of which no answer is known: any backup that came since is a fresh one. */
  Change lookForBackup(Incident incident, RequestingBackup state, App app) {
    var now = clock.instant();
    if (incident.trouble().isEmpty()) {
      var until = state.requestedAt().plus(LONGEST_REQUEST);
      return looking(incident, state, until, "no answer to the request for a backup is known");
    }
    var since =
        backups(app, state).stream()
            .takeWhile(backup -> state.newestKnown().filter(backup.id()::equals).isEmpty())
            .toList();
    if (!since.isEmpty()) {
      return awaiting(incident, state, since.getLast(), "backup-found");
    }
    if (now.isBefore(state.requestedAt().plus(timing.patience()))) {
      return Change.to(incident).wakingAt(now.plus(BETWEEN_LOOKS));
    }
    if (state.asks() >= MOST_ASKS) {
      return withoutBackup(incident, state, "no answer");
    }
    var again =
        new RequestingBackup(
            state.confirmed(), state.progress(), state.newestKnown(), now, state.asks() + 1);
    return Change.to(incident.withState(again)).wakingAt(now);
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
          now.isAfter(state.since().plus(timing.followLimit()))
              ? withoutBackup(incident, state, "no end in sight")
              : Change.to(incident.withState(state)).wakingAt(now.plus(timing.polls().getFirst()));
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
    return next(incident, state.confirmed(), progress, now)
        .with(incident.audit(now, AuditEvent.BOT, word, current(state).id().value()));
  }

  /**
   * What can't be undone isn't asked for while the database is busy, or the moment out of reach.
   */
  Change prepareRestore(Incident incident, PreparingRestore state, App app) {
    var what = state.progress().databases().get(state.database()).what();
    var id = what.database().id();
    if (databases.database(app.platformApp(), id).operation().isPresent()) {
      return notAsked(incident, state, "the platform is working on the database right now");
    }
    var moment = what.moment().orElseThrow();
    if (databases
        .recoveryWindow(app.platformApp(), id)
        .filter(window -> window.contains(moment))
        .isEmpty()) {
      return notAsked(incident, state, "the platform can't go back to " + moment + " any more");
    }
    var now = clock.instant();
    return Change.to(
            incident.withState(
                new RequestingRestore(state.confirmed(), state.progress(), state.database(), now)))
        .with(incident.audit(now, AuditEvent.BOT, "restore-asked-for", id.value() + " " + moment))
        .wakingAt(now);
  }

  /** Nothing was touched: the button may be used again. */
  Change notAsked(Incident incident, PreparingRestore state, String why) {
    return back(incident, state, state.database(), new Restored.NotAsked(Optional.of(why)));
  }

  /** Sends the request, once; only right after its intent was stored by this very process. */
  Change askRestore(Incident incident, RequestingRestore state, App app) {
    var what = state.progress().databases().get(state.database()).what();
    var moment = what.moment().orElseThrow();
    try {
      var operation = databases.restore(app.platformApp(), what.database().id(), moment);
      return restoring(incident, state, operation, false);
    } catch (OutsideTrouble.Unanswered lost) {
      var now = clock.instant();
      return unanswered(incident, state, now, lost.getMessage());
    } catch (OutsideTrouble.Unavailable nothingHappened) {
      return back(
          incident, state, new Restored.NotAsked(Optional.of(nothingHappened.getMessage())));
    } catch (OutsideTrouble.Refused no) {
      return back(incident, state, new Restored.Failed(no.getMessage()));
    }
  }

  private Change restoring(
      Incident incident, RequestingRestore state, OperationId operation, boolean found) {
    var now = clock.instant();
    return Change.to(
            incident.withState(
                new AwaitingRestore(
                    state.confirmed(), state.progress(), state.database(), operation, found, now)))
        .with(
            incident.audit(
                now,
                AuditEvent.BOT,
                found ? "database-operation-found" : "restore-accepted",
                operation.value()))
        .wakingAt(now.plus(timing.polls().getFirst()));
  }

  private Change unanswered(
      Incident incident, RequestingRestore state, Instant requestedAt, String why) {
    var now = clock.instant();
    var asked =
        new RequestingRestore(state.confirmed(), state.progress(), state.database(), requestedAt);
    return Change.to(incident.withState(asked).withTrouble(new Trouble(now, 1, why)))
        .wakingAt(now.plusSeconds(1));
  }

  /** It is never asked for again: either the database is being worked on, or a person looks. */
  Change lookForRestore(Incident incident, RequestingRestore state, App app) {
    var now = clock.instant();
    if (incident.trouble().isEmpty()) {
      var until = state.requestedAt().plus(LONGEST_REQUEST);
      return unanswered(incident, state, until, "no answer to the request for a restore is known");
    }
    var what = state.progress().databases().get(state.database()).what();
    var operation = databases.database(app.platformApp(), what.database().id()).operation();
    if (operation.isPresent()) {
      return restoring(incident, state, operation.get(), true);
    }
    return now.isBefore(state.requestedAt().plus(timing.patience()))
        ? Change.to(incident).wakingAt(now.plus(BETWEEN_LOOKS))
        : unsure(incident, state);
  }

  /** Nobody can tell what came of the request: a person looks. */
  Change unsure(Incident incident, Restore state) {
    int database =
        switch (state) {
          case RequestingRestore requesting -> requesting.database();
          case AwaitingRestore awaiting -> awaiting.database();
          case PreparingBackup _,
              RequestingBackup _,
              AwaitingBackup _,
              PreparingRestore _,
              RestoringDatabase _ ->
              throw new IllegalStateException("no restore was asked for in " + state);
        };
    return back(incident, state, database, new Restored.Unsure());
  }

  private Change back(Incident incident, RequestingRestore state, Restored outcome) {
    return back(incident, state, state.database(), outcome);
  }

  private Change back(Incident incident, Restore state, int database, Restored outcome) {
    var now = clock.instant();
    var progress = state.progress().with(database, step -> step.with(outcome));
    return askPerson(incident, state.confirmed(), progress, now)
        .with(incident.audit(now, AuditEvent.BOT, "restore-ended", outcome.toString()));
  }

  Change followRestore(Incident incident, AwaitingRestore state, App app) {
    var what = state.progress().databases().get(state.database()).what();
    var status = databases.operation(app.platformApp(), what.database().id(), state.operation());
    var now = clock.instant();
    return switch (status) {
      case OperationStatus.Running _ ->
          now.isAfter(state.since().plus(timing.followLimit()))
              ? unsure(incident, state)
              : Change.to(incident.withState(state)).wakingAt(now.plus(timing.polls().getFirst()));
      case OperationStatus.Failed(var words) ->
          back(incident, state, state.database(), new Restored.Failed(words));
      case OperationStatus.Done _ when state.found() ->
          back(incident, state, state.database(), new Restored.Unsure());
      case OperationStatus.Done _ -> restored(incident, state, what, now);
    };
  }

  /** The platform restored it; with the last one the deployment is next. */
  private Change restored(
      Incident incident, AwaitingRestore state, DatabaseToRestore what, Instant now) {
    var progress = state.progress().with(state.database(), step -> step.with(new Restored.Done()));
    var milestone = new Milestone.DatabaseRestored(what.database(), what.moment().orElseThrow());
    var told = incident.tell(new Content.Reached(milestone), now);
    var change =
        progress.isDone()
            ? Change.to(
                    told.withState(
                        new LookingOnceMore(state.confirmed().withDatabaseRestored(), 0)))
                .wakingAt(now)
            : askPerson(told, state.confirmed(), progress, now);
    return change.with(
        incident.audit(now, AuditEvent.BOT, "database-restored", what.database().id().value()));
  }
}
