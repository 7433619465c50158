package rollbackbot.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PutBackTest {
  private Instant wall = Instant.parse("2026-11-30T10:00:00Z");
  private Duration lived = Duration.ZERO;
  private boolean standsStillAfterWall;
  private boolean standsStillAfterLife;
  private final PutBack putBack = new PutBack(this::wall, this::lived);

  private Instant wall() {
    var now = wall;
    if (standsStillAfterWall) {
      standsStillAfterWall = false;
      pass(Duration.ofSeconds(30), Duration.ofSeconds(30));
    }
    return now;
  }

  private Duration lived() {
    var now = lived;
    if (standsStillAfterLife) {
      standsStillAfterLife = false;
      pass(Duration.ofSeconds(30), Duration.ofSeconds(30));
    }
    return now;
  }

  private void pass(Duration byTheWall, Duration byLife) {
    wall = wall.plus(byTheWall);
    lived = lived.plus(byLife);
  }

  @Test
  void aClockThatGoesOnWasNotPutBack() {
    pass(Duration.ofSeconds(60), Duration.ofSeconds(60));

    assertThat(putBack.happened()).isFalse();
  }

  @Test
  void aClockThatIsPutBackIsToldOnce() {
    pass(Duration.ofSeconds(-3599), Duration.ofSeconds(1));

    assertThat(putBack.happened()).isTrue();
    assertThat(putBack.happened()).isFalse();
  }

  @Test
  void oneThatIsSlowedDownWasNotPutBack() {
    pass(Duration.ofMillis(400), Duration.ofSeconds(1));

    assertThat(putBack.happened()).isFalse();
  }

  /** Which is the same as if the clock were put back, or forward and then back. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aProcessThatStandsStillBetweenItsTwoLooksFindsNothing(boolean wallFirst) {
    pass(Duration.ofSeconds(1), Duration.ofSeconds(1));
    if (wallFirst) {
      standsStillAfterWall = true;
    } else {
      standsStillAfterLife = true;
    }

    assertThat(putBack.happened()).isFalse();
    assertThat(putBack.happened()).isFalse();
  }

  @Test
  void oneThatWasPutForwardAndBackWasPutBack() {
    pass(Duration.ofHours(1), Duration.ofSeconds(1));
    assertThat(putBack.happened()).isFalse();

    pass(Duration.ofHours(-1), Duration.ofSeconds(1));
    assertThat(putBack.happened()).isTrue();
  }
}
