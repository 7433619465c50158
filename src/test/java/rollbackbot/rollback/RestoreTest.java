package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;
import static rollbackbot.rollback.Examples.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rollbackbot.database.DatabaseId;
import rollbackbot.database.DatabaseToRestore;
import rollbackbot.database.RestoreProgress;
import rollbackbot.database.RestoreProgress.FreshBackup;
import rollbackbot.database.RestoreProgress.Restored;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.incident.Input;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.Reply;
import rollbackbot.people.ActionIds;
import rollbackbot.people.FormIds;
import rollbackbot.plan.Failure;
import rollbackbot.restore.RestoreEntry;
import rollbackbot.restore.RestoreState.AwaitingBackup;
import rollbackbot.restore.RestoreState.RestoringDatabase;

/** A database is backed up and restored before the deployment, as people confirm. */
class RestoreTest {
  private static final Duration ENOUGH = Duration.ofMinutes(10);

  /** The release 4.1.1 came an hour ago. */
  private static final Instant BEFORE_IT = NOW.minus(Duration.ofMinutes(61));

  private final Play play = Play.standard();
  private final DatabaseId database = play.databases.add("postgresql");

  RestoreTest() {
    play.databases.past(database, NOW.minus(Duration.ofHours(8)));
    play.databases.add("redis");
  }

  private Play backedUp() {
    return play.plannedWithDatabase().clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(ENOUGH);
  }

  private RestoreProgress.Step step() {
    return play.state(RestoringDatabase.class).progress().databases().getFirst();
  }

  private Play.Button button() {
    var handle = Input.Handle.parse(play.button(ActionIds.DATABASE_RESTORE).value()).orElseThrow();
    return new Play.Button(ActionIds.DATABASE_RESTORE, handle.withOption(0).value());
  }

  private void submits(String user, Play.Button button, String typed) {
    play.submits(
        user,
        new Input.Act.Submitted(
            FormIds.DATABASE_RESTORE, button.value(), Map.of(FormIds.APP, typed)));
  }

  @Test
  void isPlannedWithWhatWouldBeLost() {
    play.plannedWithDatabase();

    assertThat(play.plan().restore().orElseThrow().databases())
        .singleElement()
        .returns("postgresql", it -> it.database().engine())
        .returns(Optional.of(BEFORE_IT), DatabaseToRestore::moment)
        .extracting(it -> it.newestBackup().orElseThrow().createdAt())
        .isEqualTo(NOW.minus(Duration.ofHours(8)));
  }

  @Test
  void goesBackToBeforeTheFirstDeploymentOfARelease() {
    play.platform.somebodyDeploys("carol", Examples.C411);
    play.clock.advance(Duration.ofMinutes(10));

    play.plannedWithDatabase();

    assertThat(play.plan().restore().orElseThrow().releasedAt())
        .contains(NOW.minus(Duration.ofHours(1)));
    assertThat(play.plan().restore().orElseThrow().databases().getFirst().moment())
        .contains(BEFORE_IT);
  }

  /** What people read, to the minute, is what the platform is asked for. */
  @Test
  void goesBackToAWholeMinute() {
    play.platform.somebodyDeploys("carol", Examples.C390);
    play.clock.advance(Duration.ofSeconds(47));
    play.platform.somebodyDeploys("carol", Examples.C411);
    play.clock.advance(Duration.ofMinutes(10));

    play.plannedWithDatabase();

    var restore = play.plan().restore().orElseThrow();
    var moment = restore.databases().getFirst().moment().orElseThrow();
    assertThat(moment).isEqualTo(moment.truncatedTo(ChronoUnit.MINUTES));
    assertThat(Duration.between(moment, restore.releasedAt().orElseThrow()))
        .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
  }

  @Test
  void namesTheLastBackupFromBeforeTheReleaseWhereANewerOneIsThere() {
    play.databases.past(database, NOW.minus(Duration.ofMinutes(30)));

    play.plannedWithDatabase();

    var planned = play.plan().restore().orElseThrow().databases().getFirst();
    assertThat(planned.newestBackup().orElseThrow().createdAt())
        .isEqualTo(NOW.minus(Duration.ofMinutes(30)));
    assertThat(planned.backup().orElseThrow().createdAt())
        .isEqualTo(NOW.minus(Duration.ofHours(8)));
  }

  @Test
  void isPlannedByHandWhereTheDatabasesCantBeRead() {
    play.disturbances.always("databases", Disturbances.refused(401, "no rights"));

    play.plannedWithDatabase();

    assertThat(play.plan().restore().orElseThrow().unknown()).isPresent();
    play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(ENOUGH);
    assertThat(play.state(RestoringDatabase.class).progress()).isEqualTo(RestoreProgress.NONE);
  }

  @Test
  void isPlannedByHandWhereTheDatabasesAreAway() {
    play.disturbances.goesAway("databases");

    play.plannedWithDatabase().passes(Duration.ofMinutes(1));

    assertThat(play.plan().restore().orElseThrow().unknown()).isPresent();
  }

  @Test
  void isNotTouchedBeforeTheConfirmation() {
    play.plannedWithDatabase().passes(Duration.ofHours(11));

    assertThat(play.databases.backupsByBot(database)).isZero();
    assertThat(play.databases.restoredTo(database)).isEmpty();
  }

  @Test
  void isBackedUpAfterTheConfirmationAndNotRestoredByItself() {
    play.plannedWithDatabase().clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(Duration.ofSeconds(3));
    assertThat(play.state()).isInstanceOf(AwaitingBackup.class);
    assertThat(play.state().publicName()).isEqualTo("restoring_database");

    play.passes(Duration.ofHours(5));

    assertThat(play.databases.backupsByBot(database)).isEqualTo(1);
    assertThat(step().backup()).isInstanceOf(FreshBackup.Usable.class);
    assertThat(step().canBeRestored()).isTrue();
    assertThat(play.databases.restoredTo(database)).isEmpty();
    assertThat(play.platform.byBot()).isEmpty();
  }

  @Test
  void asksForTheNameOfTheApp() {
    backedUp();

    play.clicks(BOB, button());

    assertThat(play.reply())
        .isInstanceOfSatisfying(
            Reply.Form.RestoreDatabase.class,
            form -> {
              assertThat(form.app()).isEqualTo(Examples.MY_APP);
              assertThat(form.moment()).isEqualTo(BEFORE_IT);
            });
    assertThat(play.databases.restoredTo(database)).isEmpty();
  }

  @Test
  void isRestoredOnceTheNameIsTyped() {
    backedUp();

    submits(BOB, button(), "my-app");
    play.passes(ENOUGH);

    assertThat(play.databases.restoredTo(database)).containsExactly(BEFORE_IT);
    assertThat(play.state(Succeeded.class).confirmed().databaseRestored()).isTrue();
    assertThat(play.milestones())
        .filteredOn(Milestone.DatabaseRestored.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Milestone.DatabaseRestored.class,
            restored -> {
              assertThat(restored.moment()).isEqualTo(BEFORE_IT);
              assertThat(restored.until().orElseThrow()).isAfter(NOW);
            });
  }

  @Test
  void isNotRestoredWithAnotherNameTyped() {
    backedUp();

    submits(BOB, button(), "my-app-prod");
    play.passes(ENOUGH);

    assertThat(play.databases.restoredTo(database)).isEmpty();
    assertThat(play.state()).isInstanceOf(RestoringDatabase.class);
  }

  @Test
  void isNotRestoredByWhoMayNot() {
    backedUp();

    submits("U0STRANGER", button(), "my-app");
    play.passes(ENOUGH);

    assertThat(play.reply()).isInstanceOf(Reply.NotAllowed.class);
    assertThat(play.databases.restoredTo(database)).isEmpty();
  }

  @Test
  void isNotRestoredTwice() {
    backedUp();
    var button = button();
    submits(BOB, button, "my-app");

    submits(ALICE, button, "my-app");
    play.passes(ENOUGH);

    assertThat(play.databases.restoredTo(database)).hasSize(1);
  }

  @Test
  void isNeverAskedForAgainWhereTheRequestGotLost() {
    backedUp();
    play.disturbances.next("databases.restore", Disturbances.requestLost());

    submits(BOB, button(), "my-app");
    play.passes(ENOUGH);

    assertThat(step().restored()).isEqualTo(new Restored.Unsure());
    assertThat(step().canBeRestored()).isFalse();
    assertThat(play.databases.restoredTo(database)).isEmpty();
    assertThat(play.platform.byBot()).isEmpty();
  }

  @Test
  void isLookedForWhereTheAnswerGotLostAndAPersonSaysHowItWent() {
    backedUp();
    play.disturbances.next("databases.restore", Disturbances.answerLost());

    submits(BOB, button(), "my-app");
    play.passes(ENOUGH);

    assertThat(play.databases.restoredTo(database)).hasSize(1);
    assertThat(step().restored()).isEqualTo(new Restored.Unsure());
    play.clicks(BOB, ActionIds.DATABASE_RESTORED).passes(ENOUGH);
    assertThat(play.state()).isInstanceOf(Succeeded.class);
  }

  @Test
  void isGuidedByHandWhereThePlatformFails() {
    backedUp();
    play.databases.nextRestoreFails("disk full");

    submits(BOB, button(), "my-app");
    play.passes(ENOUGH);

    assertThat(step().restored()).isEqualTo(new Restored.Failed("disk full"));
    assertThat(play.platform.byBot()).isEmpty();
    play.clicks(BOB, ActionIds.DATABASE_RESTORE_FAILED);
    assertThat(play.failure().reason()).isEqualTo(new Failure.Reason.DatabaseNotRestored(BOB));
  }

  @Test
  void tellsWhoAskedForWhatCantBeUndone() {
    backedUp();
    var button = button();
    var when = play.clock.instant();

    submits(BOB, button, "my-app");
    submits(ALICE, button, "my-app");

    assertThat(play.reply()).isEqualTo(new Reply.AlreadySettled(Optional.of(BOB)));
    assertThat(play.contents(RestoreEntry.RestoreAsked.class).getFirst().progress().databases())
        .extracting(RestoreProgress.Step::restored)
        .containsExactly(new Restored.Wanted(BOB, when, Optional.empty()));
  }

  /** The platform makes one backup of a database at a time. */
  @Test
  void aBackupThatIsRunningAlreadyIsAdopted() {
    play.plannedWithDatabase();
    play.databases.past(database, play.clock.instant());
    play.disturbances.next(
        "databases.createBackup", Disturbances.refused(400, "A backup is running"));

    play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(Duration.ofSeconds(3));

    assertThat(play.state()).isInstanceOf(AwaitingBackup.class);
    play.passes(Duration.ofMinutes(10));
    assertThat(step().backup()).isInstanceOf(FreshBackup.Usable.class);
    assertThat(step().canBeRestored()).isTrue();
    assertThat(play.databases.backupsByBot(database)).isZero();
    assertThat(play.actions()).containsOnlyOnce("backup-adopted");
  }

  @Test
  void isNotOfferedWithoutAFreshBackup() {
    play.databases.nextBackupFails();

    backedUp();

    assertThat(step().backup()).isInstanceOf(FreshBackup.Missing.class);
    assertThat(step().canBeRestored()).isFalse();
    play.clicks(BOB, button());
    assertThat(play.reply()).isEqualTo(new Reply.Over(Examples.MY_APP));
  }

  @Test
  void isLeftToPeopleWhereNoBackupIsAllowed() {
    play.disturbances.always("databases.createBackup", Disturbances.refused(409, "maintenance"));

    backedUp();

    assertThat(step().backup())
        .isInstanceOfSatisfying(
            FreshBackup.Missing.class,
            missing -> assertThat(missing.why()).contains("maintenance"));
  }

  @Test
  void leavesADatabaseOfAnotherEngineToPeople() {
    play.databases.past(play.databases.add("mysql"), NOW.minus(Duration.ofHours(2)));

    backedUp();
    submits(BOB, button(), "my-app");
    play.passes(ENOUGH);

    assertThat(play.databases.restoredTo(database)).hasSize(1);
    assertThat(play.platform.byBot()).isEmpty();
    assertThat(step().restored()).isEqualTo(new Restored.Done());
    assertThat(play.contents(RestoreEntry.RestoreAsked.class)).hasSize(2);
    play.clicks(BOB, ActionIds.DATABASE_RESTORED).passes(ENOUGH);
    assertThat(play.state()).isInstanceOf(Succeeded.class);
  }
}
