package rollbackbot.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rollbackbot.rollback.Input;
import rollbackbot.rollback.ReplyAddress;

class JsonTest {

  @Test
  void anInputComesBackAsItWas() {
    var input =
        new Input(
            "i1",
            "U0ALICE",
            "T0TEAM",
            new ReplyAddress("U0ALICE", "C0INCIDENTS", Optional.empty(), Optional.of("https://x")),
            Instant.parse("2026-11-22T03:00:00Z"),
            new Input.Act.Typed("C0INCIDENTS", "my-app"));

    var json = Json.write(input);

    assertThat(Json.read(json, Input.class)).as(json).isEqualTo(input);
  }
}
