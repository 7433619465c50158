package rollbackbot.rollback;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a plan would restore, and what that would lose. */
final class RestorePlanning {
  /** What holds no data of its own: there is nothing to take back. */
  private static final Set<String> CACHES = Set.of("redis");

  private static final int MOST_READINGS = 3;
  private static final Duration BEFORE_THE_RELEASE = Duration.ofMinutes(1);

  private final Databases databases;

  RestorePlanning(Databases databases) {
    this.databases = databases;
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
}
