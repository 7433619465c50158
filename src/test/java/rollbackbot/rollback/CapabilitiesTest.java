package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rollbackbot.tree.Outcome;

class CapabilitiesTest {

  @Test
  void everyOutcomeOfTheTreeBeginsSomewhere() {
    assertThat(Capabilities.OUTCOMES).containsOnlyKeys(Outcome.values());
  }
}
