package rollbackbot.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void nobodyIsGivenThePortWhoAsksForAny() throws IOException {
    assertThat(Ports.free()).isBetween(1_024, 32_767);
  }
}
