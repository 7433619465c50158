package rollbackbot.scalingo;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.scalingo.StubbedScalingo.trouble;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import rollbackbot.database.Backup;
import rollbackbot.database.DatabaseId;
import rollbackbot.database.OperationStatus.Running;
import rollbackbot.once.OutsideTrouble.Refused;
import rollbackbot.release.PlatformApp;

/** What the real client makes of databases, simulated or recorded. */
abstract class DatabasesContract {
  static final PlatformApp APP = Clients.APP;
  static final Instant MOMENT = Instant.parse("2019-07-18T23:00:00Z");

  abstract ScalingoDatabases databases();

  /** The app's PostgreSQL, which has a periodic backup. */
  abstract DatabaseId database();

  @Test
  void listsTheAppsDatabases() {
    var databases = databases().databases(APP);

    assertThat(databases)
        .singleElement()
        .satisfies(found -> {
          assertThat(found.id()).isEqualTo(database());
          assertThat(found.engine()).isEqualTo("postgresql");
          assertThat(found.plan()).isEqualTo("postgresql-sandbox");
          assertThat(found.mayHavePointInTimeRecovery()).isTrue();
        });
  }

  @Test
  void readsOneDatabase() {
    var found = databases().database(APP, database());

    assertThat(found.id()).isEqualTo(database());
    assertThat(found.usable()).isTrue();
    assertThat(found.operation()).isEmpty();
  }

  @Test
  void unknownDatabaseIsRefused() {
    var databases = databases();

    assertThat(trouble(Refused.class, () -> databases.database(APP, new DatabaseId("ad-nowhere"))))
        .hasMessage(
            "asking for access to database ad-nowhere of " + APP.name() + ": 404, addon not found");
  }

  @Test
  void readsBackups() {
    var backups = databases().backups(APP, database());

    assertThat(backups.getLast().status()).isEqualTo(Backup.Status.USABLE);
    assertThat(backups.getLast().size()).contains(17_484_513_608L);
    assertThat(backups.getLast().createdAt()).isEqualTo("2018-09-02T01:00:00.178Z");
  }

  @Test
  void freshBackupTakesItsTime() {
    var backup = databases().createBackup(APP, database());

    assertThat(backup.id()).matches("[0-9a-f]{24}");
    assertThat(backup.status()).isEqualTo(Backup.Status.PENDING);
    assertThat(backup.size()).isEmpty();
  }

  @Test
  void readsTheMomentsThatCanBeReached() {
    var window = databases().recoveryWindow(APP, database());

    assertThat(window).hasValueSatisfying(found -> assertThat(found.contains(MOMENT)).isTrue());
  }

  @Test
  void restoreIsAnOperationThatTakesItsTime() {
    var databases = databases();

    var restore = databases.restore(APP, database(), MOMENT.plusMillis(999));

    assertThat(databases.operation(APP, database(), restore)).isEqualTo(new Running());
    assertRestoredTo(MOMENT);
  }

  abstract void assertRestoredTo(Instant moment);

  @Test
  void dashboardShowsTheAppsResources() {
    assertThat(databases().dashboard(APP, database()))
        .isEqualTo(
            URI.create(
                "https://dashboard.scalingo.com/apps/osc-fr1/example-running-application"
                    + "/resources"));
  }
}
