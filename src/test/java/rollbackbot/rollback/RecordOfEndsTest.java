package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rollbackbot.incident.CalledOff.Closed;
import rollbackbot.incident.Input;
import rollbackbot.incident.RecordEntry;
import rollbackbot.incident.Reply;
import rollbackbot.people.ActionIds;

/** What an incident leaves for those who come later, however it ends. */
class RecordOfEndsTest {
  private static final Duration ENOUGH = Duration.ofMinutes(10);

  private static void assertRecorded(Play play, int times) {
    assertThat(play.contents(RecordEntry.Timeline.class)).hasSize(times);
    assertThat(play.contents(RecordEntry.PostMortem.class)).isEmpty();
  }

  private static Play failed() {
    var play = Play.standard();
    play.platform.nextEnds("build-error");
    return play.confirmed().passes(ENOUGH);
  }

  @Test
  void aRollbackLeavesATimeline() {
    assertRecorded(Play.standard().confirmed().passes(ENOUGH), 1);
  }

  @Test
  void aPostMortemIsDraftedOnceWhereSomebodyAsks() {
    var play = Play.standard().confirmed().passes(ENOUGH);
    var draft = play.button(ActionIds.RECORD_POST_MORTEM);

    play.clicks(BOB, draft).clicks(ALICE, draft);

    assertThat(play.contents(RecordEntry.PostMortem.class)).hasSize(1);
    assertThat(play.reply()).isInstanceOf(Reply.Over.class);
  }

  @Test
  void noneIsDraftedWhileTheIncidentGoesOn() {
    var play = Play.standard().planned();

    play.clicks(BOB, play.button(ActionIds.RECORD_POST_MORTEM));

    assertThat(play.contents(RecordEntry.PostMortem.class)).isEmpty();
  }

  @Test
  void soDoesOneThatWasGivenUp() {
    var play = failed();
    assertRecorded(play, 0);

    play.clicks(BOB, ActionIds.ROLLBACK_GIVE_UP);

    assertRecorded(play, 1);
  }

  @Test
  void soDoesOneThatNobodyDecidedUpon() {
    var play = failed().passes(Duration.ofHours(13));

    assertThat(play.state()).isInstanceOf(Closed.class);
    assertRecorded(play, 1);
  }

  @Test
  void soDoesAFeatureThatWasSwitchedOff() {
    var play = Play.standard();
    play.environment.has("FEATURE_CHECKOUT", "true");
    play.types(ALICE, "my-app").clicks(ALICE, ActionIds.answer("can-disable", "yes"));
    var handle = Input.Handle.parse(play.button(ActionIds.FLAG_NONE).value()).orElseThrow();

    play.clicks(ALICE, new Play.Button(ActionIds.FLAG_DISABLE, handle.withOption(0).value()));
    play.passes(ENOUGH);

    assertRecorded(play, 1);
  }

  @Test
  void whereNothingWasConfirmedThereIsNothingToRecord() {
    var play = Play.standard().planned();

    play.clicks(ALICE, ActionIds.PLAN_CANCEL);

    assertRecorded(play, 0);
  }

  @Test
  void whoActedIsKnownByName() {
    var play = Play.standard().planned().clicks(BOB, ActionIds.PLAN_CANCEL);

    assertThat(play.incident().names()).isEqualTo(Map.of(ALICE, "alice", BOB, "bob"));
    assertThat(play.incident().nameOf("U0SOMEONE")).isEqualTo("U0SOMEONE");
  }
}
