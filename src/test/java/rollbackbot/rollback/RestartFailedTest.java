package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Errand.surviving;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbackbot.feature.FeatureEntry.FeatureSwitched;
import rollbackbot.feature.FeatureEntry.FlagsOffered;
import rollbackbot.feature.FeatureEntry.SwitchingStopped;
import rollbackbot.feature.FeatureState.ChoosingFlag;
import rollbackbot.feature.Flags;
import rollbackbot.feature.SwitchingTrouble;
import rollbackbot.incident.CalledOff.Closed;
import rollbackbot.incident.CalledOff.Closing;
import rollbackbot.incident.Input;
import rollbackbot.incident.Reply;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.people.ActionIds;
import rollbackbot.question.QuestionEntry;
import rollbackbot.question.QuestionState.Deciding;

/** A feature's variable was changed, and the restart without which it has no effect failed. */
class RestartFailedTest {
  private static final Duration ENOUGH = Duration.ofMinutes(10);
  private static final String FEATURE = "FEATURE_CHECKOUT";

  private final Play play = Play.standard();

  RestartFailedTest() {
    play.environment.has(FEATURE, "true");
    play.environment.nextRestartFails("no container came up");
    play.types(ALICE, "my-app").clicks(ALICE, "answer.can-disable.yes");
    var prompt =
        Input.Handle.parse(play.button(ActionIds.FLAG_NONE).value()).orElseThrow().prompt();
    var handle = Input.Handle.of(play.incident(), prompt).withOption(0);
    play.clicks(ALICE, new Play.Button(ActionIds.FLAG_DISABLE + ".0", handle.value()))
        .passes(ENOUGH);
    assertThat(play.last(SwitchingStopped.class).changed()).isTrue();
    assertThat(play.state()).isInstanceOf(Deciding.class);
  }

  /** A button below the newest message of the stop. */
  private Play.Button button(String action) {
    var number =
        play.incident().thread().reversed().stream()
            .filter(entry -> entry.content() instanceof SwitchingStopped)
            .map(ThreadEntry::number)
            .findFirst()
            .orElseThrow();
    var handle = Input.Handle.of(play.incident(), play.incident().prompt()).withOption(number);
    return new Play.Button(action, handle.value());
  }

  @Test
  void restartingAgainEndsAsIfItHadGoneWellAtFirst() {
    play.clicks(BOB, button(ActionIds.FLAG_RESTART)).passes(ENOUGH);

    assertThat(play.state()).isEqualTo(new Closed(Closing.DISABLE_FEATURE, Optional.of(ALICE)));
    assertThat(play.contents(FeatureSwitched.class)).hasSize(1);
    assertThat(play.environment.value(FEATURE)).contains("false");
    assertThat(play.environment.restartsByBot()).isEqualTo(2);
    assertThat(play.disturbances.acted("environment.setVariable")).isEqualTo(1);
    assertThat(play.last(SwitchingStopped.class).decidedBy()).contains(BOB);
    assertThat(play.actions()).containsSubsequence("switching-stopped", "restart-chosen");
  }

  /** The stop and the question that goes on: nothing in between says that nothing is left. */
  @Test
  void aStopIsOnePost() {
    var last = play.contents().reversed();

    assertThat(last.getFirst()).isInstanceOf(QuestionEntry.Asked.class);
    assertThat(last.get(1)).isInstanceOf(SwitchingStopped.class);
    assertThat(play.contents(FlagsOffered.class)).hasSize(1);
  }

  @Test
  void anotherFeatureIsStillOfferedAfterAStop() {
    var another = Play.standard();
    another.environment.has(FEATURE, "true");
    another.environment.has("FEATURE_SEARCH", "true");
    another.environment.nextRestartFails("no container came up");
    another.types(ALICE, "my-app").clicks(ALICE, "answer.can-disable.yes");
    var none = another.button(ActionIds.FLAG_NONE);
    var handle = Input.Handle.parse(none.value()).orElseThrow().withOption(0);

    another
        .clicks(ALICE, new Play.Button(ActionIds.FLAG_DISABLE + ".0", handle.value()))
        .passes(ENOUGH);

    assertThat(another.contents(FlagsOffered.class)).hasSize(2);
    assertThat(another.state()).isInstanceOf(ChoosingFlag.class);
  }

  @Test
  void whatFailsAgainIsOfferedAgain() {
    play.environment.nextRestartFails("still none");

    play.clicks(BOB, button(ActionIds.FLAG_RESTART)).passes(ENOUGH);

    assertThat(play.contents(SwitchingStopped.class)).hasSize(2);
    assertThat(play.state()).isInstanceOf(Deciding.class);
    play.clicks(BOB, button(ActionIds.FLAG_RESTART)).passes(ENOUGH);
    assertThat(play.state()).isInstanceOf(Closed.class);
  }

  /** The question that went on is put again; nobody has answered it meanwhile. */
  @Test
  void whatFailsAgainAnswersNoQuestion() {
    play.environment.nextRestartFails("still none");

    play.clicks(BOB, button(ActionIds.FLAG_RESTART)).passes(ENOUGH);

    assertThat(play.contents(QuestionEntry.Asked.class))
        .filteredOn(asked -> asked.question().equals("affects-users"))
        .hasSize(2)
        .allSatisfy(asked -> assertThat(asked.answer()).isEmpty());
  }

  /** Twice the same change is one feature that is off. */
  @Test
  void whatFailsAgainIsOneChangeThatIsInForce() {
    play.environment.nextRestartFails("still none");

    play.clicks(BOB, button(ActionIds.FLAG_RESTART)).passes(ENOUGH);

    assertThat(Flags.inForce(play.incident())).hasSize(1);
  }

  @Test
  void puttingBackLeavesTheQuestionOpen() {
    var question = play.state(Deciding.class);

    play.clicks(BOB, button(ActionIds.FLAG_PUT_BACK)).passes(ENOUGH);

    assertThat(play.environment.value(FEATURE)).contains("true");
    assertThat(play.environment.restartsByBot()).isEqualTo(2);
    assertThat(Flags.inForce(play.incident())).isEmpty();
    assertThat(play.state()).isEqualTo(question);
    play.clicks(ALICE, ActionIds.answer(question.question(), "yes"));
    assertThat(play.state()).isNotEqualTo(question);
  }

  @Test
  void theSecondTapIsToldWhoWasFirst() {
    var restart = button(ActionIds.FLAG_RESTART);
    var putBack = button(ActionIds.FLAG_PUT_BACK);
    play.clicks(BOB, restart);

    play.clicks(ALICE, restart).clicks(ALICE, putBack);

    assertThat(play.reply()).isEqualTo(new Reply.AlreadySettled(Optional.of(BOB)));
    play.passes(ENOUGH);
    assertThat(play.environment.value(FEATURE)).contains("false");
    assertThat(play.environment.restartsByBot()).isEqualTo(2);
  }

  /** A variable is changed by the bot only as somebody confirmed. */
  @Test
  void whatSomebodyPutBackMeanwhileIsLeftAlone() {
    play.environment.somebodySets("carol", FEATURE, "true");

    play.clicks(BOB, button(ActionIds.FLAG_RESTART)).passes(ENOUGH);

    assertThat(play.environment.value(FEATURE)).contains("true");
    assertThat(play.environment.restartsByBot()).isEqualTo(1);
    assertThat(play.last(SwitchingStopped.class).why())
        .isEqualTo(new SwitchingTrouble.PutBackMeanwhile());
    assertThat(play.last(SwitchingStopped.class).changed()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Mishap.class)
  void whateverHappensToTheSecondRestartThereIsOne(Mishap mishap) {
    play.disturbances.forgetCalls();
    mishap.strike(play, 3);

    surviving(play, () -> play.clicks(BOB, button(ActionIds.FLAG_RESTART)));
    surviving(play, () -> play.passes(ENOUGH));

    assertThat(play.environment.restartsByBot()).isEqualTo(2);
    assertThat(play.actions()).containsOnlyOnce("restart-chosen");
    assertThat(play.state()).isInstanceOf(Closed.class);
  }
}
