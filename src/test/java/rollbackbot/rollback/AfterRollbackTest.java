package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.BOB;
import static rollbackbot.rollback.Examples.C400;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.incident.RecordEntry;
import rollbackbot.people.ActionIds;

/** A team's own system is told of a rollback, at least once, and nothing hangs on it. */
class AfterRollbackTest {
  private static final URI ADDRESS = URI.create("https://hooks.example/purge");
  private static final Duration ENOUGH = Duration.ofMinutes(10);
  private static final Duration HOURS = Duration.ofHours(3);

  private final Play play = Play.of(Examples.appThatCallsAfter(ADDRESS));

  @Test
  void isToldOfASuccess() {
    play.confirmed().passes(ENOUGH);

    assertThat(play.after.received())
        .singleElement()
        .satisfies(call -> {
          assertThat(call.address()).isEqualTo(ADDRESS);
          assertThat(call.report().from()).isEqualTo("4.1.1");
          assertThat(call.report().to()).isEqualTo("4.0.0");
          assertThat(call.report().commit()).isEqualTo(C400.value());
          assertThat(call.report().commitCompared()).isTrue();
          assertThat(call.report().healthChecked()).isFalse();
          assertThat(call.key()).startsWith(play.incident().id().value());
        });
    assertThat(play.last(RecordEntry.CalledAfter.class))
        .isEqualTo(new RecordEntry.CalledAfter(1, Optional.empty()));
  }

  @Test
  void isToldWhatWasNotProven() {
    play.platform.tells(FakePlatform.AnsweredRef.BRANCH);

    play.confirmed().passes(ENOUGH);

    assertThat(play.after.received())
        .singleElement()
        .satisfies(call -> assertThat(call.report().commitCompared()).isFalse());
  }

  @Test
  void isNotCalledWhereNothingIsConfiguredOrNothingSucceeded() {
    var without = Play.standard().confirmed().passes(HOURS);
    play.platform.nextEnds("build-error");
    play.confirmed().passes(HOURS);

    assertThat(without.after.received()).isEmpty();
    assertThat(play.after.received()).isEmpty();
  }

  @Test
  void isTriedAgainWithTheSameKey() {
    play.disturbances.next("after.post", Disturbances.answerLost());

    play.confirmed().passes(ENOUGH);

    assertThat(play.after.received()).hasSize(2);
    assertThat(play.after.received().getFirst()).isEqualTo(play.after.received().getLast());
    assertThat(play.last(RecordEntry.CalledAfter.class).tries()).isEqualTo(2);
  }

  @Test
  void isGivenUpAfterFiveTriesInAnHourAndHarmsNothing() {
    play.disturbances.always("after", Disturbances.refused(500, "down"));

    play.confirmed().passes(Duration.ofMinutes(55));
    assertThat(play.contents(RecordEntry.CalledAfter.class)).isEmpty();
    play.passes(ENOUGH);

    assertThat(play.last(RecordEntry.CalledAfter.class).trouble()).isPresent();
    assertThat(play.disturbances.calls())
        .filteredOn(call -> call.name().equals("after.post"))
        .hasSize(5);
    assertThat(play.state()).isInstanceOf(Succeeded.class);
  }

  @Test
  void survivesTheDeathOfTheProcess() {
    play.disturbances.next("after.post", Disturbances.diesBefore());

    try {
      play.confirmed().passes(ENOUGH);
    } catch (Disturbances.ProcessDied e) {
      play.restarts();
    }

    play.passes(ENOUGH);
    assertThat(play.after.received()).hasSize(1);
    assertThat(play.contents(RecordEntry.CalledAfter.class)).hasSize(1);
  }

  @Test
  void hasAKeyOfItsOwnForEachConfirmation() {
    play.confirmed().passes(ENOUGH);

    play.clicks(BOB, ActionIds.ROLLBACK_UNDO).clicks(BOB, ActionIds.PLAN_CONFIRM).passes(ENOUGH);

    assertThat(play.after.received())
        .extracting(FakeAfterRollback.Received::key)
        .hasSize(2)
        .doesNotHaveDuplicates();
  }
}
