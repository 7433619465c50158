package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbackbot.incident.CalledOff.Cancelled;
import rollbackbot.incident.CalledOff.Closed;
import rollbackbot.incident.CalledOff.Closing;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Reply;
import rollbackbot.incident.State;
import rollbackbot.people.ActionIds;
import rollbackbot.restore.RestoreState.RestoringDatabase;

/** Who is waited for is reminded after 10 and 20 minutes; after 12 hours it ends by itself. */
class RemindersTest {

  /** Whatever waits for a person. */
  enum Wait {
    FOR_AN_ANSWER,
    FOR_A_CONFIRMATION,
    FOR_A_DECISION_AFTER_A_FAILURE;

    private State end() {
      return switch (this) {
        case FOR_A_CONFIRMATION -> new Cancelled(Optional.empty());
        case FOR_AN_ANSWER, FOR_A_DECISION_AFTER_A_FAILURE ->
            new Closed(Closing.EXPIRED, Optional.empty());
      };
    }

    private Play play() {
      return switch (this) {
        case FOR_AN_ANSWER -> Play.standard().types(ALICE, "my-app");
        case FOR_A_CONFIRMATION -> Play.standard().planned();
        case FOR_A_DECISION_AFTER_A_FAILURE -> {
          var play = Play.standard();
          play.git.refusesPushes("protected");
          yield play.planned();
        }
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void mentionWhoAskedThenTheOperatorsThenEnd(Wait wait) {
    var play = wait.play();

    play.passes(Duration.ofMinutes(9));
    assertThat(reminders(play)).isEmpty();
    play.passes(Duration.ofMinutes(2));
    assertThat(reminders(play)).containsExactly(new IncidentEntry.Reminded(false));
    play.passes(Duration.ofMinutes(8));
    assertThat(reminders(play)).hasSize(1);
    play.passes(Duration.ofMinutes(2));
    assertThat(reminders(play))
        .containsExactly(new IncidentEntry.Reminded(false), new IncidentEntry.Reminded(true));
    play.passes(Duration.ofHours(11));
    assertThat(play.state().locksTheApp()).isTrue();
    play.passes(Duration.ofHours(1));

    assertThat(play.state()).isEqualTo(wait.end());
    assertThat(play.contents()).hasAtLeastOneElementOfType(IncidentEntry.Ended.class);
    assertThat(play.actions()).containsOnlyOnce("expired");
  }

  @ParameterizedTest
  @EnumSource
  void afterALongStandstillMentionTheOperatorsAtOnce(Wait wait) {
    var play = wait.play();

    play.clock.advance(Duration.ofHours(2));
    play.restarts();

    assertThat(reminders(play)).containsExactly(new IncidentEntry.Reminded(true));
  }

  @Test
  void beginAnewWithTheNextQuestion() {
    var play = Play.standard().types(ALICE, "my-app").passes(Duration.ofMinutes(15));

    play.clicks(BOB, "answer.can-disable.no").passes(Duration.ofMinutes(9));
    assertThat(reminders(play)).hasSize(1);
    play.passes(Duration.ofMinutes(2));

    assertThat(reminders(play)).hasSize(2);
  }

  @Test
  void endButNeverTheWaitForARestoredDatabase() {
    var play = Play.standard().plannedWithDatabase().clicks(ALICE, ActionIds.PLAN_CONFIRM);

    play.passes(Duration.ofDays(2));

    assertThat(play.state()).isInstanceOf(RestoringDatabase.class);
    assertThat(reminders(play)).hasSize(2);
  }

  @Test
  void areNotSentForWhatIsOver() {
    var play = Play.standard();
    play.platform.autoDeploys(false);

    play.confirmed().passes(Duration.ofDays(1));

    assertThat(reminders(play)).isEmpty();
    assertThat(play.incidents.wakeUps()).isEmpty();
  }

  @Test
  void leaveTheButtonsOfWhatExpiredWithoutEffect() {
    var play = Play.standard().planned();
    var confirm = play.button(ActionIds.PLAN_CONFIRM);
    play.passes(Duration.ofHours(13));

    play.clicks(ALICE, confirm);

    assertThat(play.state()).isEqualTo(new Cancelled(Optional.empty()));
    assertThat(play.reply()).isEqualTo(new Reply.Over(Examples.MY_APP));
  }

  private static List<IncidentEntry.Reminded> reminders(Play play) {
    return play.contents(IncidentEntry.Reminded.class);
  }
}
