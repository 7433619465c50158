package rollbackbot.once;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
  private Instant wall = Instant.parse("2026-11-30T10:00:00Z");
  private Duration lived = Duration.ofSeconds(7);
  private final SteadyClock clock = SteadyClock.from(() -> wall, () -> lived);

  @Test
  void itIsRightAtFirst() {
    assertThat(clock.instant()).isEqualTo("2026-11-30T10:00:00Z");
  }

  @Test
  void itGoesOnWhateverHappensToTheWall() {
    wall = wall.minus(Duration.ofHours(2));
    lived = lived.plusSeconds(3);

    assertThat(clock.instant()).isEqualTo("2026-11-30T10:00:03Z");
  }
}
