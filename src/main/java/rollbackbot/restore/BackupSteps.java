package rollbackbot.restore;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rollbackbot.database.Backup;
import rollbackbot.database.Database;
import rollbackbot.database.Databases;
import rollbackbot.database.RestoreProgress.FreshBackup;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.once.Asked;
import rollbackbot.once.Lasting;
import rollbackbot.once.Move;
import rollbackbot.once.Once;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.Request;
import rollbackbot.once.Request.Seen;
import rollbackbot.release.App;
import rollbackbot.restore.RestoreState.AwaitingBackup;
import rollbackbot.restore.RestoreState.PreparingBackup;
import rollbackbot.restore.RestoreState.RequestingBackup;
import rollbackbot.room.Requests;
import rollbackbot.room.Timing;
import rollbackbot.room.Troubled;

/** Makes a fresh backup of each database that a plan restores, before anything is restored. */
public final class BackupSteps {
  private static final int MOST_ASKS = 3;

  /** As the platform refuses a second one: {@code 400 A backup is running}. */
  private static final Pattern BACKUP_RUNS = Pattern.compile("(?i)\\bbackup is\\b.*\\brunning\\b");

  /** By so much the platform's clock may differ from ours, where there was no backup before. */
  private static final Duration ABOUT_NOW = Duration.ofMinutes(5);

  private final Databases databases;
  private final Once once;
  private final Troubled troubled;
  private final Lasting lasting;
  private final Timing timing;
  private final InstantSource clock;

  public BackupSteps(
      Databases databases,
      Once once,
      Troubled troubled,
      Lasting lasting,
      Timing timing,
      InstantSource clock) {
    this.databases = databases;
    this.once = once;
    this.troubled = troubled;
    this.lasting = lasting;
    this.timing = timing;
    this.clock = clock;
  }

  /** Looks which backups there are, to tell the fresh one from them. */
  Change prepareBackup(Incident incident, PreparingBackup state, App app) {
    var newest = backups(app, state).stream().map(Backup::id).findFirst();
    var now = clock.instant();
    return Change.to(
            incident.withState(
                new RequestingBackup(
                    state.confirmed(), state.progress(), newest, Asked.first(now))))
        .with(incident.audit(now, AuditEvent.BOT, "backup-requested", current(state).id().value()))
        .wakingAt(now);
  }

  private List<Backup> backups(App app, RestoreState state) {
    return databases.backups(app.platformApp(), current(state).id());
  }

  /** The database whose backup is the next, or under way. */
  private static Database current(RestoreState state) {
    return state
        .progress()
        .databases()
        .get(state.progress().nextBackup().orElseThrow())
        .what()
        .database();
  }

  /** Takes the next step with the request: it is sent, or looked for. */
  Change request(Incident incident, RequestingBackup state, App app, boolean storedJustNow) {
    return switch (once.next(incident.claim(), state.asked(), storedJustNow, request(state, app))) {
      case Move.Done<Backup>(var backup, var found) ->
          awaiting(incident, state, backup, found ? "backup-found" : "backup-accepted");
      case Move.Declined<Backup>(OutsideTrouble.Refused no, _) ->
          running(state, app, no)
              .map(backup -> awaiting(incident, state, backup, "backup-adopted"))
              .orElseGet(() -> withoutBackup(incident, state, no.getMessage()));
      case Move.Declined<Backup>(var why, var declined) ->
          troubled.meets(Requests.inTrouble(incident, state.with(declined)), app, why);
      case Move.Look<Backup> look ->
          Requests.looking(incident, state.with(look.asked()), look, clock.instant());
      case Move.AskAgain<Backup> again -> askAgain(incident, state, again);
      case Move.GiveUp<Backup> _ -> withoutBackup(incident, state, "no answer");
    };
  }

  /** The one that is being made already, because of which the platform makes no other. */
  private Optional<Backup> running(RequestingBackup state, App app, OutsideTrouble.Refused no) {
    return BACKUP_RUNS.matcher(no.words()).find()
        ? backups(app, state).stream()
            .filter(backup -> backup.status() == Backup.Status.PENDING)
            .findFirst()
        : Optional.empty();
  }

  private Request<Backup> request(RequestingBackup state, App app) {
    return new Request<>() {
      @Override
      public String name() {
        return "a backup";
      }

      @Override
      public Backup ask() {
        return databases.createBackup(app.platformApp(), current(state).id());
      }

      @Override
      public Seen<Backup> look() {
        return seen(state, app);
      }
    };
  }

  /**
   * Any backup that came since is a fresh one: newer than the newest before, by place and by date.
   * Where the list lacks that one, an old backup could be taken for a fresh one.
   */
  private Seen<Backup> seen(RequestingBackup state, App app) {
    var newestFirst = backups(app, state);
    var known = state.newestKnown();
    var before =
        known.flatMap(id -> newestFirst.stream().filter(it -> it.id().equals(id)).findFirst());
    if (known.isPresent() && before.isEmpty()) {
      return new Seen.Untold<>();
    }
    var after =
        before.map(Backup::createdAt).orElseGet(() -> state.asked().requestedAt().minus(ABOUT_NOW));
    var since =
        newestFirst.stream()
            .takeWhile(backup -> known.filter(backup.id()::equals).isEmpty())
            .filter(backup -> !backup.createdAt().isBefore(after))
            .toList();
    return since.isEmpty() ? new Seen.Nothing<>(MOST_ASKS) : new Seen.Found<>(since.getLast());
  }

  private Change awaiting(Incident incident, RequestingBackup state, Backup backup, String word) {
    var now = clock.instant();
    return Change.to(
            incident.withState(
                new AwaitingBackup(state.confirmed(), state.progress(), backup.id(), now)))
        .with(incident.audit(now, AuditEvent.BOT, word, backup.id()))
        .wakingAt(now.plus(timing.following().firstPoll()));
  }

  private Change askAgain(Incident incident, RequestingBackup state, Move.AskAgain<Backup> again) {
    var now = clock.instant();
    var database = current(state).id().value();
    return Change.to(Requests.asking(incident, state.with(again.asked()), again.because()))
        .with(incident.audit(now, AuditEvent.BOT, "backup-asked-for-again", database))
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
          lasting.isBeyond(timing.following().limit(), incident.id().value(), state.since())
              ? withoutBackup(incident, state, "no end in sight")
              : Change.to(incident.withState(state))
                  .wakingAt(now.plus(timing.following().firstPoll()));
    };
  }

  /** Without a fresh backup the bot restores nothing; a person may. */
  Change withoutBackup(Incident incident, RestoreState state, String why) {
    return backedUp(incident, state, new FreshBackup.Missing(why), "no-backup");
  }

  private Change backedUp(Incident incident, RestoreState state, FreshBackup outcome, String word) {
    var now = clock.instant();
    int index = state.progress().nextBackup().orElseThrow();
    var progress = state.progress().with(index, step -> step.with(outcome));
    return RestoreTurns.next(incident, state.confirmed(), progress, now)
        .with(incident.audit(now, AuditEvent.BOT, word, current(state).id().value()));
  }
}
