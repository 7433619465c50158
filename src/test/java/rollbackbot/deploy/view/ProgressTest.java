package rollbackbot.deploy.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void barIsNeverFullBeforeTheEnd() {
    assertThat(Progress.bar(Duration.ofHours(9), Duration.ofMinutes(3)))
        .isEqualTo("🟩".repeat(9) + "⬜");
    assertThat(Progress.bar(Duration.ZERO, Duration.ZERO)).isEqualTo("⬜".repeat(10));
  }
}
