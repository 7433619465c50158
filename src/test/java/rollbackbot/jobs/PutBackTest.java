package rollbackbot.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PutBackTest {
  private Instant wall = Instant.parse("2026-11-30T10:00:00Z");
  private Duration lived = Duration.ZERO;
  private final PutBack putBack = new PutBack(() -> wall, () -> lived);

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

  @Test
  void oneThatWasPutForwardAndBackWasPutBack() {
    pass(Duration.ofHours(1), Duration.ofSeconds(1));
    assertThat(putBack.happened()).isFalse();

    pass(Duration.ofHours(-1), Duration.ofSeconds(1));
    assertThat(putBack.happened()).isTrue();
  }
}
