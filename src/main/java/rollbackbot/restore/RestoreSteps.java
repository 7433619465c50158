package rollbackbot.restore;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import rollbackbot.database.DatabaseToRestore;
import rollbackbot.database.Databases;
import rollbackbot.database.OperationId;
import rollbackbot.database.OperationStatus;
import rollbackbot.database.RestoreProgress.Restored;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Milestone;
import rollbackbot.once.Asked;
import rollbackbot.once.Lasting;
import rollbackbot.once.Move;
import rollbackbot.once.Once;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.Request;
import rollbackbot.once.Request.Seen;
import rollbackbot.outside.Rights;
import rollbackbot.plan.Way;
import rollbackbot.release.App;
import rollbackbot.restore.RestoreState.ApprovingRestore;
import rollbackbot.restore.RestoreState.AwaitingBackup;
import rollbackbot.restore.RestoreState.AwaitingRestore;
import rollbackbot.restore.RestoreState.PreparingBackup;
import rollbackbot.restore.RestoreState.PreparingRestore;
import rollbackbot.restore.RestoreState.RequestingBackup;
import rollbackbot.restore.RestoreState.RequestingRestore;
import rollbackbot.restore.RestoreState.RestoringDatabase;
import rollbackbot.room.Course;
import rollbackbot.room.Requests;
import rollbackbot.room.Timing;

/**
 * Has the platform restore a database, once a fresh backup is there and a person typed the app's
 * name. A restore is asked for once; whatever can't be told is left to a person.
 */
public final class RestoreSteps {
  private static final int MOST_ASKS = 1;

  private final Databases databases;
  private final Rights rights;
  private final Course course;
  private final Once once;
  private final Lasting lasting;
  private final Timing timing;
  private final InstantSource clock;

  public RestoreSteps(
      Databases databases,
      Rights rights,
      Course course,
      Once once,
      Lasting lasting,
      Timing timing,
      InstantSource clock) {
    this.databases = databases;
    this.rights = rights;
    this.course = course;
    this.once = once;
    this.lasting = lasting;
    this.timing = timing;
    this.clock = clock;
  }

  /**
   * What can't be undone isn't asked for while the database is busy, or the moment out of reach.
   */
  Change prepareRestore(Incident incident, PreparingRestore state, App app) {
    var step = state.progress().databases().get(state.database());
    var lost =
        step.restored() instanceof Restored.Wanted wanted
            ? rights.lostBy(wanted.word(), app)
            : Optional.<String>empty();
    if (lost.isPresent()) {
      return notAsked(
          incident, state, incident.nameOf(lost.get()) + " may not act on this app any more");
    }
    var what = step.what();
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
                new RequestingRestore(
                    state.confirmed(), state.progress(), state.database(), Asked.first(now))))
        .with(incident.audit(now, AuditEvent.BOT, "restore-asked-for", id.value() + " " + moment))
        .wakingAt(now);
  }

  /** Nothing was touched: the button may be used again. */
  Change notAsked(Incident incident, PreparingRestore state, String why) {
    return back(incident, state, state.database(), new Restored.NotAsked(Optional.of(why)));
  }

  /** Takes the next step with the request: it is sent, once, or looked for. */
  Change request(Incident incident, RequestingRestore state, App app, boolean storedJustNow) {
    return switch (once.next(incident.claim(), state.asked(), storedJustNow, request(state, app))) {
      case Move.Done<OperationId>(var operation, var found) ->
          restoring(incident, state, operation, found);
      case Move.Declined<OperationId>(OutsideTrouble.Refused no, _) ->
          back(incident, state, new Restored.Failed(no.getMessage()));
      case Move.Declined<OperationId>(var why, _) ->
          back(incident, state, new Restored.NotAsked(Optional.of(why.getMessage())));
      case Move.Look<OperationId> look -> {
        var looking =
            new RequestingRestore(
                state.confirmed(), state.progress(), state.database(), look.asked());
        yield Requests.looking(incident, looking, look, clock.instant());
      }
      case Move.AskAgain<OperationId> _, Move.GiveUp<OperationId> _ -> unsure(incident, state);
    };
  }

  private Request<OperationId> request(RequestingRestore state, App app) {
    var what = state.progress().databases().get(state.database()).what();
    var id = what.database().id();
    return new Request<>() {
      @Override
      public String name() {
        return "a restore";
      }

      @Override
      public OperationId ask() {
        return databases.restore(app.platformApp(), id, what.moment().orElseThrow());
      }

      // Either the database is being worked on, or a person looks.
      @Override
      public Seen<OperationId> look() {
        return databases
            .database(app.platformApp(), id)
            .operation()
            .<Seen<OperationId>>map(Seen.Found::new)
            .orElseGet(() -> new Seen.Nothing<>(MOST_ASKS));
      }
    };
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
        .wakingAt(now.plus(timing.following().firstPoll()));
  }

  /** Nobody can tell what came of the request: a person looks. */
  Change unsure(Incident incident, RestoreState state) {
    int database =
        switch (state) {
          case RequestingRestore requesting -> requesting.database();
          case AwaitingRestore awaiting -> awaiting.database();
          case PreparingBackup _,
              RequestingBackup _,
              AwaitingBackup _,
              ApprovingRestore _,
              PreparingRestore _,
              RestoringDatabase _ ->
              throw new IllegalStateException("no restore was asked for in " + state);
        };
    return back(incident, state, database, new Restored.Unsure());
  }

  private Change back(Incident incident, RequestingRestore state, Restored outcome) {
    return back(incident, state, state.database(), outcome);
  }

  private Change back(Incident incident, RestoreState state, int database, Restored outcome) {
    var now = clock.instant();
    var progress = state.progress().with(database, step -> step.with(outcome));
    return RestoreTurns.askPerson(incident, state.confirmed(), progress, now)
        .with(incident.audit(now, AuditEvent.BOT, "restore-ended", outcome.toString()));
  }

  Change followRestore(Incident incident, AwaitingRestore state, App app) {
    var what = state.progress().databases().get(state.database()).what();
    var status = databases.operation(app.platformApp(), what.database().id(), state.operation());
    var now = clock.instant();
    return switch (status) {
      case OperationStatus.Running _ ->
          lasting.isBeyond(timing.following().limit(), incident.id().value(), state.since())
              ? unsure(incident, state)
              : Change.to(incident.withState(state))
                  .wakingAt(now.plus(timing.following().firstPoll()));
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
    var milestone =
        new Milestone.DatabaseRestored(
            what.database(), what.moment().orElseThrow(), Optional.of(state.since()));
    var told = incident.tell(new IncidentEntry.Reached(milestone), now);
    var change =
        progress.isDone()
            ? course.done(Way.DATABASE, told, state.confirmed().withDatabaseRestored(), now)
            : RestoreTurns.askPerson(told, state.confirmed(), progress, now);
    return change.with(
        incident.audit(now, AuditEvent.BOT, "database-restored", what.database().id().value()));
  }
}
