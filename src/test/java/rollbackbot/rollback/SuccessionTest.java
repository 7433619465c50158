package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;
import static rollbackbot.rollback.Examples.C400;
import static rollbackbot.rollback.Examples.C411;
import static rollbackbot.rollback.Examples.MY_APP;
import static rollbackbot.rollback.Examples.OTHER;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rollbackbot.incident.Aftermath.Replaced;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Reply;
import rollbackbot.people.ActionIds;
import rollbackbot.room.Ends;

/** A board that isn't true any more says so, as soon as the bot knows. */
class SuccessionTest {
  private static final Duration ENOUGH = Duration.ofMinutes(10);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static Play rolledBack() {
    return Play.standard().confirmed().passes(ENOUGH);
  }

  private static Incident first(Play play) {
    return play.incidents.all().getFirst();
  }

  private static Optional<Replaced> replaced(Play play) {
    return Ends.replaced(first(play));
  }

  @Test
  void whatANewIncidentReadsAheadIsKnownToTheOldBoard() {
    var play = rolledBack();
    play.platform.somebodyDeploys("dave", C411);
    play.passes(ENOUGH);
    assertThat(replaced(play)).isEmpty();

    play.types(ALICE, "my-app").passes(MINUTE);

    assertThat(replaced(play).map(Replaced::label)).contains("4.1.1");
    assertThat(replaced(play).flatMap(Replaced::newer)).contains(play.incident().id());
  }

  @Test
  void theBotsOwnNewerRollbackIsKnownToIt() {
    var play = rolledBack();
    play.clicks(BOB, ActionIds.ROLLBACK_UNDO).clicks(ALICE, ActionIds.PLAN_CONFIRM);
    assertThat(replaced(play)).isEmpty();

    play.passes(ENOUGH);

    assertThat(replaced(play).map(Replaced::label)).contains("4.1.1");
    assertThat(replaced(play).flatMap(Replaced::newer)).contains(play.incident().id());
    assertThat(Ends.replaced(play.incident())).isEmpty();
  }

  @Test
  void theDailyLookTellsItWithoutANewerIncident() {
    var play = rolledBack();
    play.platform.somebodyDeploys("dave", OTHER);

    play.passes(Duration.ofHours(25));

    assertThat(replaced(play).map(Replaced::label)).contains(OTHER.abbreviated());
    assertThat(replaced(play).flatMap(Replaced::newer)).isEmpty();
  }

  @Test
  void theSameCommitOnceMoreChangesNothing() {
    var play = rolledBack();
    play.platform.somebodyDeploys("dave", C400);

    play.passes(ENOUGH).types(ALICE, "my-app").passes(MINUTE);

    assertThat(replaced(play)).isEmpty();
  }

  @Test
  void aCancelledBoardKnowsItToo() {
    var play = Play.standard().planned().clicks(BOB, ActionIds.PLAN_CANCEL);
    play.platform.somebodyDeploys("dave", OTHER);

    play.passes(ENOUGH).types(ALICE, "my-app").passes(MINUTE);

    assertThat(replaced(play)).isPresent();
  }

  @Test
  void anUndoThatArrivesAllTheSameIsRefusedWithWhatIsTrue() {
    var play = rolledBack();
    var undo = play.button(ActionIds.ROLLBACK_UNDO);
    play.platform.somebodyDeploys("dave", OTHER);
    play.passes(ENOUGH);

    play.clicks(BOB, undo);

    assertThat(play.incidents.all()).hasSize(1);
    assertThat(play.reply())
        .isEqualTo(
            new Reply.NoLongerRuns(
                play.incident().id(), MY_APP, "4.0.0", replaced(play).orElseThrow()));
    play.clicks(BOB, undo);
    assertThat(play.incidents.all()).hasSize(1);
    assertThat(play.reply()).isInstanceOf(Reply.NoLongerRuns.class);
  }

  @Test
  void costsOneCallForAWakeUpOfAnIncidentThatIsOver() {
    var play = rolledBack();
    var before = play.disturbances.acted("platform.deployments");

    play.passes(Duration.ofHours(25));

    assertThat(play.disturbances.acted("platform.deployments") - before).isLessThanOrEqualTo(2);
  }
}
