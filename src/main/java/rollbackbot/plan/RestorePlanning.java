package rollbackbot.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rollbackbot.database.Backup;
import rollbackbot.database.Database;
import rollbackbot.database.DatabaseToRestore;
import rollbackbot.database.Databases;
import rollbackbot.database.RecoveryWindow;
import rollbackbot.database.RestorePlan;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.release.App;
import rollbackbot.release.Release;
import rollbackbot.release.history.History;
import rollbackbot.release.history.HistoryEntry;

/** Reads what a plan would restore, and what that would lose. */
public final class RestorePlanning {
  /** What holds no data of its own: there is nothing to take back. */
  private static final Set<String> CACHES = Set.of("redis");

  private static final int MOST_READINGS = 3;

  /** To a whole minute at least so long before it: what people read is the moment that is meant. */
  private static final Duration BEFORE_THE_RELEASE = Duration.ofMinutes(1);

  private final Databases databases;

  public RestorePlanning(Databases databases) {
    this.databases = databases;
  }

  /**
   * What a plan would restore. That it can't be read is no reason against the plan: people are
   * guided then.
   *
   * @param attempts how many times planning met trouble before
   * @throws OutsideTrouble.Unavailable where reading again may help
   */
  public RestorePlan plan(App app, Plan plan, History history, int attempts) {
    var releasedAt = releasedAt(plan, history);
    try {
      var found = new ArrayList<DatabaseToRestore>();
      for (var database : databases.databases(app.platformApp())) {
        if (!CACHES.contains(database.engine())) {
          found.add(describe(app, database, releasedAt));
        }
      }
      return new RestorePlan(List.copyOf(found), Optional.empty(), Optional.of(releasedAt));
    } catch (OutsideTrouble e) {
      if (e instanceof OutsideTrouble.Unavailable && attempts < MOST_READINGS) {
        throw e;
      }
      return new RestorePlan(List.of(), Optional.of(e.getMessage()), Optional.of(releasedAt));
    }
  }

  /** A release may have been deployed again since: it has written data from the first time on. */
  private static Instant releasedAt(Plan plan, History history) {
    return history.entries().stream()
        .filter(entry -> entry.deployment().status().isSuccess())
        .map(HistoryEntry::release)
        .takeWhile(release ->
            release.deployment().equals(plan.from().deployment()) || release.isSameAs(plan.from()))
        .map(Release::deployedAt)
        .reduce(plan.from().deployedAt(), (_, earlier) -> earlier);
  }

  private DatabaseToRestore describe(App app, Database database, Instant releasedAt) {
    var usable =
        databases.backups(app.platformApp(), database.id()).stream()
            .filter(backup -> backup.status() == Backup.Status.USABLE)
            .toList();
    var newest = usable.stream().findFirst();
    var lastGood =
        usable.stream()
            .filter(backup -> backup.createdAt().isBefore(releasedAt))
            .findFirst()
            .filter(backup -> !newest.filter(backup::equals).isPresent());
    var window =
        database.mayHavePointInTimeRecovery()
            ? databases.recoveryWindow(app.platformApp(), database.id())
            : Optional.<RecoveryWindow>empty();
    var before = releasedAt.minus(BEFORE_THE_RELEASE).truncatedTo(ChronoUnit.MINUTES);
    return new DatabaseToRestore(
        database,
        newest,
        lastGood,
        window.filter(it -> it.contains(before)).map(_ -> before),
        databases.dashboard(app.platformApp(), database.id()));
  }
}
