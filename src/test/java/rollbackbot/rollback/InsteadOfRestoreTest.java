package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Errand.surviving;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;
import static rollbackbot.rollback.Examples.NOW;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbackbot.database.DatabaseId;
import rollbackbot.database.RestoreProgress;
import rollbackbot.database.RestoreProgress.FreshBackup;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Input;
import rollbackbot.incident.Reply;
import rollbackbot.offer.OfferState.Failed;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.Failure.Reason;
import rollbackbot.restore.RestoreEntry;
import rollbackbot.restore.RestoreEntry.RestoreAsked;
import rollbackbot.restore.RestoreEntry.Wish;
import rollbackbot.restore.RestoreState.RestoringDatabase;

/** Before a restore somebody wants something else: to stop, or another backup first. */
class InsteadOfRestoreTest {
  private static final Duration ENOUGH = Duration.ofMinutes(10);

  private final Play play = Play.standard();
  private final DatabaseId database = play.databases.add("postgresql");

  InsteadOfRestoreTest() {
    play.databases.past(database, NOW.minus(Duration.ofHours(8)));
  }

  private Play backedUp() {
    return play.plannedWithDatabase().clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(ENOUGH);
  }

  /** The platform couldn't make the fresh backup. */
  private Play notBackedUp() {
    play.databases.nextBackupFails();
    backedUp();
    assertThat(step().backup()).isInstanceOf(FreshBackup.Missing.class);
    return play;
  }

  private RestoreProgress.Step step() {
    return play.state(RestoringDatabase.class).progress().databases().getFirst();
  }

  private Play.Button backUpAgain(int index) {
    var handle = Input.Handle.parse(play.button(ActionIds.BACKUP_AGAIN).value()).orElseThrow();
    return new Play.Button(ActionIds.BACKUP_AGAIN, handle.withOption(index).value());
  }

  @Test
  void stoppingRestoresAndDeploysNothing() {
    backedUp().clicks(BOB, ActionIds.DATABASE_DECLINE).passes(ENOUGH);

    assertThat(play.failure().reason()).isEqualTo(new Reason.RestoreDeclined(BOB));
    assertThat(play.failure().changed()).isFalse();
    assertThat(play.databases.restoredTo(database)).isEmpty();
    assertThat(play.platform.byBot()).isEmpty();
    assertThat(play.last(RestoreAsked.class).instead().map(RestoreEntry.Instead::wish))
        .contains(Wish.STOP);
    assertThat(play.actions()).containsSubsequence("failed", "restore-declined");
  }

  @Test
  void whoStopsMayGiveUpAndGetsAutoDeployBack() {
    backedUp().clicks(BOB, ActionIds.DATABASE_DECLINE);

    play.clicks(BOB, ActionIds.ROLLBACK_GIVE_UP).passes(ENOUGH);

    assertThat(play.incident().autoDeploy()).isEqualTo(AutoDeploy.RESUMED);
    assertThat(play.platform.autoDeploys()).isTrue();
  }

  @Test
  void whoStopsMayTryAgainWithTheRestore() {
    backedUp().clicks(BOB, ActionIds.DATABASE_DECLINE);

    play.clicks(BOB, ActionIds.ROLLBACK_RETRY);

    assertThat(play.plan().restoresDatabase()).isTrue();
  }

  @Test
  void theSecondWhoStopsIsToldWhoWasFirst() {
    backedUp();
    var button = play.button(ActionIds.DATABASE_DECLINE);
    play.clicks(BOB, button);
    var after = play.incident();

    play.clicks(ALICE, button);

    assertThat(play.reply()).isEqualTo(new Reply.AlreadySettled(Optional.of(BOB)));
    assertThat(play.incident()).isEqualTo(after);
  }

  @Test
  void aBackupThatFailedIsTriedAgainAndTheRestoreOfferedThen() {
    notBackedUp().clicks(BOB, backUpAgain(0)).passes(ENOUGH);

    assertThat(step().canBeRestored()).isTrue();
    assertThat(play.databases.backupsByBot(database)).isEqualTo(2);
    assertThat(play.contents(RestoreAsked.class))
        .extracting(asked -> asked.instead().map(RestoreEntry.Instead::wish))
        .containsExactly(Optional.of(Wish.BACK_UP_AGAIN), Optional.empty());
    play.clicks(BOB, ActionIds.DATABASE_RESTORED).passes(ENOUGH);
    assertThat(play.state()).isInstanceOf(Succeeded.class);
  }

  @Test
  void theSecondWhoBacksUpAgainIsToldWhoWasFirst() {
    notBackedUp();
    var button = backUpAgain(0);
    play.clicks(BOB, button).passes(ENOUGH);

    play.clicks(ALICE, button);

    assertThat(play.reply()).isEqualTo(new Reply.AlreadySettled(Optional.of(BOB)));
    assertThat(play.databases.backupsByBot(database)).isEqualTo(2);
  }

  @Test
  void aDatabaseWithAFreshBackupAndOneThatIsNotThereAreNotBackedUpAgain() {
    backedUp();
    var before = play.incident();

    play.clicks(BOB, backUpAgain(0)).clicks(BOB, backUpAgain(1));

    assertThat(play.reply()).isEqualTo(new Reply.Over(Examples.MY_APP));
    assertThat(play.incident()).isEqualTo(before);
  }

  /** The backup that failed is known: it is never taken for the new one. */
  @ParameterizedTest
  @EnumSource(Mishap.class)
  void whateverHappensToTheSecondBackupThereIsOne(Mishap mishap) {
    notBackedUp();
    play.disturbances.forgetCalls();
    mishap.strike(play, 2);

    surviving(play, () -> play.clicks(BOB, backUpAgain(0)));
    surviving(play, () -> play.passes(ENOUGH));

    assertThat(play.databases.backupsByBot(database)).isEqualTo(2);
    assertThat(play.actions()).containsOnlyOnce("backup-again");
    assertThat(step().canBeRestored()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Mishap.class)
  void whateverHappensToItAStopIsStoredOnce(Mishap mishap) {
    backedUp();
    play.disturbances.forgetCalls();
    mishap.strike(play, 1);

    surviving(play, () -> play.clicks(BOB, ActionIds.DATABASE_DECLINE));
    surviving(play, () -> play.passes(ENOUGH));

    assertThat(play.state()).isInstanceOf(Failed.class);
    assertThat(play.platform.byBot()).isEmpty();
    assertThat(play.actions()).containsOnlyOnce("restore-declined", "failed");
  }
}
