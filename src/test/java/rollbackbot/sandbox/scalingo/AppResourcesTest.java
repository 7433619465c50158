package rollbackbot.sandbox.scalingo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rollbackbot.database.Backup;
import rollbackbot.database.Database;
import rollbackbot.database.DatabaseId;
import rollbackbot.database.OperationStatus.Done;
import rollbackbot.database.OperationStatus.Failed;
import rollbackbot.database.OperationStatus.Running;
import rollbackbot.once.OutsideTrouble.Refused;
import rollbackbot.once.OutsideTrouble.Unanswered;
import rollbackbot.once.OutsideTrouble.Unavailable;
import rollbackbot.release.AppEvent.Restarted;
import rollbackbot.release.AppEvent.VariablesChanged;
import rollbackbot.release.PlatformApp;
import rollbackbot.sandbox.scalingo.api.ScalingoFault;
import rollbackbot.sandbox.scalingo.apps.PlatformState;
import rollbackbot.sandbox.scalingo.deployments.DeploymentScript;
import rollbackbot.sandbox.scalingo.operations.BackgroundWork;
import rollbackbot.scalingo.Clients;
import rollbackbot.scalingo.MovingClock;
import rollbackbot.scalingo.ScalingoAccount;
import rollbackbot.scalingo.ScalingoDatabases;
import rollbackbot.scalingo.ScalingoEnvironment;
import rollbackbot.source.CommitId;
import tools.jackson.databind.json.JsonMapper;

/** The simulated platform's rules for variables, restarts and databases, seen by the client. */
class AppResourcesTest {
  private static final String NAME = "my-app";
  private static final PlatformApp APP = new PlatformApp(NAME, "osc-fr1");
  private static final CommitId COMMIT = new CommitId("1".repeat(40));
  private static final String RESTART = "POST .*/restart";
  private static final String BACK_UP = "POST .*/backups";
  private static final String RESTORE = "POST .*/pitr/restore";

  private final MovingClock clock = new MovingClock();
  private final Instant start = clock.instant();
  private final FakeScalingo fake = fake();
  private final ScalingoAccount account = Clients.account(fake.url(), fake.apiToken(), clock);
  private final ScalingoEnvironment environment = account.environment();
  private final ScalingoDatabases databases = account.databases();
  private DatabaseId postgres = new DatabaseId("");
  private DatabaseId redis = new DatabaseId("");

  private FakeScalingo fake() {
    return new FakeScalingo(clock, 0, (_, _, _) -> Optional.empty());
  }

  @BeforeEach
  void app() {
    fake.addApp(NAME);
    fake.addVariable(NAME, "FEATURE_X", "true");
    fake.addVariable(NAME, "SCALINGO_POSTGRESQL_URL", "postgres://u:p@host/db");
    fake.addVariable(NAME, "DATABASE_URL", "$SCALINGO_POSTGRESQL_URL");
    var since = start.minus(Duration.ofDays(30));
    postgres = fake.addDatabase(NAME, "postgresql", "postgresql-starter-512", since);
    redis = fake.addDatabase(NAME, "redis", "redis-starter-256", since);
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void variablesChangeWithoutARestart() {
    environment.setVariable(APP, "FEATURE_X", "false");

    assertThat(valueOf("FEATURE_X")).isEqualTo("false");
    assertThat(environment.events(APP, start).newestFirst())
        .containsExactly(new VariablesChanged(start, "rollback-bot", List.of("FEATURE_X")));
    assertThat(fake.statusOf(NAME)).isEqualTo("running");
  }

  @Test
  void referencesStayAsTheyWereTyped() {
    assertThat(valueOf("DATABASE_URL")).isEqualTo("$SCALINGO_POSTGRESQL_URL");
  }

  private String valueOf(String name) {
    return environment.variables(APP).stream()
        .filter(variable -> variable.name().equals(name))
        .map(variable -> variable.value().reveal())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void emptyValueIsRefused() {
    assertThatThrownBy(() -> environment.setVariable(APP, "FEATURE_X", ""))
        .isInstanceOf(Refused.class)
        .hasMessageEndingWith(": 422, value: can't be blank");
  }

  @Test
  void restartEndsByTheClock() {
    var restart = environment.restart(APP);

    assertThat(environment.operation(APP, restart)).isEqualTo(new Running());
    assertThat(fake.statusOf(NAME)).isEqualTo("restarting");
    clock.advance(Duration.ofSeconds(6));
    assertThat(environment.operation(APP, restart)).isEqualTo(new Done());
    assertThat(fake.statusOf(NAME)).isEqualTo("running");
  }

  @Test
  void aBrokenReleaseIsHealthyOnceItsFeatureIsOffAndTheContainersRestarted() {
    fake.addVariable(NAME, "FEATURE", "true");
    fake.addPast(NAME, COMMIT, start.minusSeconds(500), "bob", DeploymentScript.SUCCESS);
    fake.breaksWhile(NAME, COMMIT, "FEATURE");
    assertThat(fake.healthOf(NAME)).isEqualTo(500);

    clock.advance(Duration.ofSeconds(1));
    environment.setVariable(APP, "FEATURE", "false");
    clock.advance(Duration.ofSeconds(1));
    assertThat(fake.healthOf(NAME)).isEqualTo(500);
    environment.restart(APP);
    clock.advance(Duration.ofSeconds(6));
    assertThat(fake.healthOf(NAME)).isEqualTo(200);

    environment.setVariable(APP, "FEATURE", "true");
    clock.advance(Duration.ofSeconds(1));
    assertThat(fake.healthOf(NAME)).isEqualTo(200);
    environment.restart(APP);
    clock.advance(Duration.ofSeconds(6));
    assertThat(fake.healthOf(NAME)).isEqualTo(500);
  }

  @Test
  void restartsFailAsLongAsTheyAreToldTo() {
    fake.fails(NAME, BackgroundWork.RESTART, Optional.of("out of memory"));
    for (int times = 0; times < 2; times++) {
      var restart = environment.restart(APP);
      clock.advance(Duration.ofSeconds(6));
      assertThat(environment.operation(APP, restart)).isEqualTo(new Failed("out of memory"));
    }

    fake.fails(NAME, BackgroundWork.RESTART, Optional.empty());
    var restart = environment.restart(APP);
    clock.advance(Duration.ofSeconds(6));

    assertThat(environment.operation(APP, restart)).isEqualTo(new Done());
  }

  @Test
  void secondRestartMustWaitForTheFirst() {
    fake.restartedBy("bob", NAME);

    assertThatThrownBy(() -> environment.restart(APP))
        .isInstanceOf(Refused.class)
        .hasMessage("restarting my-app: 409, the app is restarting");

    clock.advance(Duration.ofSeconds(6));
    environment.restart(APP);
    assertThat(environment.events(APP, start).newestFirst())
        .containsExactly(
            new Restarted(start.plusSeconds(6), "rollback-bot"), new Restarted(start, "bob"));
  }

  @Test
  void restartFailsWhereItWasToldTo() {
    fake.nextFails(NAME, BackgroundWork.RESTART, "container web-1 failed to restart");
    var restart = environment.restart(APP);

    clock.advance(Duration.ofSeconds(6));

    assertThat(environment.operation(APP, restart))
        .isEqualTo(new Failed("container web-1 failed to restart"));
  }

  @Test
  void lostAnswerTellsNothingOfTheRestart() {
    fake.disturb(1, RESTART, new ScalingoFault.LostBefore());
    assertThatThrownBy(() -> environment.restart(APP)).isInstanceOf(Unanswered.class);
    assertThat(environment.events(APP, start).newestFirst()).isEmpty();

    fake.disturb(1, RESTART, new ScalingoFault.LostAfter());
    assertThatThrownBy(() -> environment.restart(APP)).isInstanceOf(Unanswered.class);
    assertThat(environment.events(APP, start).newestFirst()).hasSize(1);
    assertThat(fake.calls()).filteredOn(call -> call.line().matches(RESTART)).hasSize(2);
  }

  @Test
  void historyHoldsDeploymentsAmongTheRest() {
    fake.setVariable("bob", NAME, "FEATURE_X", "false");
    clock.advance(Duration.ofSeconds(1));
    fake.deployedBy("bob", NAME, COMMIT);
    clock.advance(Duration.ofSeconds(1));
    fake.restartedBy("bob", NAME);

    var events = environment.events(APP, start).newestFirst();

    assertThat(events)
        .containsExactly(
            new Restarted(start.plusSeconds(2), "bob"),
            new VariablesChanged(start, "bob", List.of("FEATURE_X")));
  }

  @Test
  void longHistoryIsReadInPages() {
    for (int i = 0; i < 70; i++) {
      fake.setVariable("bob", NAME, "FEATURE_X", "value " + i);
    }

    assertThat(environment.events(APP, start).newestFirst()).hasSize(70);
    assertThat(fake.calls()).filteredOn(call -> call.path().endsWith("/events")).hasSize(3);
  }

  @Test
  void databasesAreListed() {
    assertThat(databases.databases(APP))
        .extracting(Database::id, Database::engine, Database::usable)
        .containsExactly(tuple(postgres, "postgresql", true), tuple(redis, "redis", true));
  }

  @Test
  void backupIsUsableOnceItIsOver() {
    fake.addBackup(NAME, postgres, start.minus(Duration.ofHours(9)), true, 1_000);
    var made = databases.createBackup(APP, postgres);

    assertThat(databases.backups(APP, postgres))
        .extracting(Backup::status)
        .containsExactly(Backup.Status.PENDING, Backup.Status.USABLE);
    clock.advance(Duration.ofSeconds(8));

    assertThat(databases.backups(APP, postgres).getFirst())
        .returns(made.id(), Backup::id)
        .returns(Backup.Status.USABLE, Backup::status)
        .returns(Optional.of(48_318_382L), Backup::size);
  }

  @Test
  void backupFailsWhereItWasToldTo() {
    fake.nextFails(NAME, BackgroundWork.BACKUP, "");
    databases.createBackup(APP, postgres);

    clock.advance(Duration.ofSeconds(8));

    assertThat(databases.backups(APP, postgres).getFirst().status())
        .isEqualTo(Backup.Status.FAILED);
  }

  @Test
  void databaseIsStoppedWhileItIsTakenBack() {
    var moment = start.minus(Duration.ofHours(1));
    var restore = databases.restore(APP, postgres, moment);

    assertThat(databases.database(APP, postgres))
        .returns(false, Database::usable)
        .returns(Optional.of(restore), Database::operation);
    assertThatThrownBy(() -> databases.createBackup(APP, postgres))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("409");
    clock.advance(Duration.ofSeconds(15));

    assertThat(databases.operation(APP, postgres, restore)).isEqualTo(new Done());
    assertThat(databases.database(APP, postgres))
        .returns(true, Database::usable)
        .returns(Optional.empty(), Database::operation);
    assertThat(fake.restoresOf(NAME, postgres)).containsExactly(moment);
  }

  @Test
  void nothingBeforeARestoreCanBeReachedAfterwards() {
    databases.restore(APP, postgres, start.minus(Duration.ofHours(1)));
    clock.advance(Duration.ofSeconds(15));

    assertThat(databases.recoveryWindow(APP, postgres))
        .hasValueSatisfying(window -> assertThat(window.earliest()).isEqualTo(clock.instant()));
    assertThatThrownBy(() -> databases.restore(APP, postgres, start))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("422");
  }

  @Test
  void restoreFailsWhereItWasToldTo() {
    fake.nextFails(NAME, BackgroundWork.RESTORE, "a WAL segment is missing");
    var restore = databases.restore(APP, postgres, start.minus(Duration.ofHours(1)));

    clock.advance(Duration.ofSeconds(15));

    assertThat(databases.operation(APP, postgres, restore))
        .isEqualTo(new Failed("a WAL segment is missing"));
    assertThat(databases.recoveryWindow(APP, postgres))
        .hasValueSatisfying(window -> assertThat(window.contains(start)).isTrue());
  }

  @Test
  void windowIsSevenDaysOfPostgresqlOnly() {
    assertThat(databases.recoveryWindow(APP, postgres))
        .hasValueSatisfying(window -> {
          assertThat(window.earliest()).isEqualTo(start.minus(Duration.ofDays(7)));
          assertThat(window.latest()).isEqualTo(start);
        });
    assertThat(databases.recoveryWindow(APP, redis)).isEmpty();
    assertThatThrownBy(() -> databases.restore(APP, redis, start)).isInstanceOf(Refused.class);
  }

  @Test
  void lostAnswersTellNothingOfBackupAndRestore() {
    fake.disturb(1, BACK_UP, new ScalingoFault.LostAfter());
    fake.disturb(1, RESTORE, new ScalingoFault.LostAfter());

    assertThatThrownBy(() -> databases.createBackup(APP, postgres)).isInstanceOf(Unanswered.class);
    assertThatThrownBy(() -> databases.restore(APP, postgres, start))
        .isInstanceOf(Unanswered.class);

    assertThat(fake.backupsOf(NAME, postgres)).hasSize(1);
    assertThat(fake.restoresOf(NAME, postgres)).hasSize(1);
  }

  @Test
  void databaseCallsCanBeAnsweredBadly() {
    fake.disturb(1, "GET /api/.*", ScalingoFault.OtherAnswer.text(429, "Retry later"));

    assertThatThrownBy(() -> databases.backups(APP, postgres)).isInstanceOf(Unavailable.class);
  }

  @Test
  void aWriteWithAnExpiredTokenIsForItsStepToAskAgain() {
    databases.backups(APP, postgres);
    fake.expireTokens();

    assertThatThrownBy(() -> databases.createBackup(APP, postgres)).isInstanceOf(Unavailable.class);
    assertThat(databases.createBackup(APP, postgres)).isNotNull();
    assertThat(fake.backupsOf(NAME, postgres)).hasSize(1);
  }

  @Test
  void everythingOutlivesTheRun() {
    environment.setVariable(APP, "FEATURE_X", "false");
    var backup = databases.createBackup(APP, postgres);
    var restore = databases.restore(APP, postgres, start);
    var json = JsonMapper.shared();
    var kept = json.readValue(json.writeValueAsString(fake.state()), PlatformState.class);

    try (var next = fake()) {
      next.addApp(NAME);
      next.restore(kept);
      var seen = Clients.account(next.url(), next.apiToken(), clock);

      assertThat(next.variablesOf(NAME)).isEqualTo(fake.variablesOf(NAME));
      assertThat(seen.databases().backups(APP, postgres).getFirst().id()).isEqualTo(backup.id());
      assertThat(seen.databases().operation(APP, postgres, restore)).isEqualTo(new Running());
      assertThat(seen.environment().events(APP, start).newestFirst()).hasSize(1);
    }
  }

  @Test
  void whatWasKeptBeforeAppsHadBelongingsCanBeRead() {
    var old =
        "{\"apps\":[{\"name\":\"my-app\",\"autoDeploy\":true,\"deployments\":[],\"broken\":[]}],"
            + "\"packages\":{}}";

    fake.restore(JsonMapper.shared().readValue(old, PlatformState.class));

    assertThat(fake.databasesOf(NAME)).hasSize(2);
  }
}
