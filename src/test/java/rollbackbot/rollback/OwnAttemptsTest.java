package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.Risk;
import rollbackbot.release.Deployment;

/** A rollback's own failed attempt isn't a failed release of others. */
class OwnAttemptsTest {
  private static final Duration ENOUGH = Duration.ofMinutes(10);

  private static Play failed(String status) {
    var play = Play.standard();
    play.platform.nextEnds(status);
    return play.confirmed().passes(ENOUGH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"build-error", "crashed-error", "timeout-error", "hook-error", "aborted"})
  void retryDoesNotWarnOfGoingTooFar(String status) {
    var play = failed(status).clicks(ALICE, ActionIds.ROLLBACK_RETRY);

    assertThat(play.plan().failedSince()).isEmpty();
    assertThat(play.incident().situation().orElseThrow().failedSince()).isEmpty();
    assertThat(play.plan().verdict().orElseThrow().risks())
        .contains(new Risk.TryFailed())
        .doesNotContain(new Risk.NewestFailed());
  }

  @Test
  void laterIncidentKnowsItToo() {
    var play = failed("build-error").clicks(ALICE, ActionIds.ROLLBACK_GIVE_UP);

    play.planned();

    assertThat(play.incidents.all()).hasSize(2);
    assertThat(play.plan().failedSince()).isEmpty();
    assertThat(play.incident().situation().orElseThrow().failedSince()).isEmpty();
    assertThat(play.plan().verdict().orElseThrow().risks())
        .doesNotContain(new Risk.NewestFailed(), new Risk.TryFailed());
  }

  @Test
  void oneThatWasFoundAfterALostAnswerIsOwnToo() {
    var play = Play.standard();
    play.platform.nextEnds("build-error");
    play.disturbances.next("platform.deploy", Disturbances.answerLost());

    play.confirmed().passes(ENOUGH).clicks(ALICE, ActionIds.ROLLBACK_RETRY);

    assertThat(play.plan().failedSince()).isEmpty();
  }

  @Test
  void failedReleaseOfOthersIsStillToldBehindAnOwnAttempt() {
    var play = Play.standard();
    play.git.tag("v4.2.0", Examples.OTHER);
    play.platform.past(
        Examples.OTHER, Examples.NOW.minus(Duration.ofMinutes(5)), "dave", "build-error");
    play.platform.nextEnds("build-error");

    play.confirmed().passes(ENOUGH).clicks(ALICE, ActionIds.ROLLBACK_RETRY);

    assertThat(play.plan().failedSince().flatMap(Deployment::pusher)).contains("dave");
  }
}
