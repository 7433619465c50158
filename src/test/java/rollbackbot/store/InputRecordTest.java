package rollbackbot.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rollbackbot.incident.Input;
import rollbackbot.people.Origin;
import rollbackbot.people.ReplyAddress;

/** An input that was acknowledged must be readable by the process that handles it. */
class InputRecordTest {
  private static final ReplyAddress REPLY_TO =
      new ReplyAddress("U0ALICE", "C0INCIDENTS", Optional.empty(), Optional.empty());

  @Test
  void organisationIsKept() {
    var act = new Input.Act.Typed("C0INCIDENTS", "my-app");
    var input =
        new Input("i", "U0ALICE", "T0HOME", REPLY_TO, Instant.EPOCH, act, Optional.of("E0ORG"));

    assertThat(Json.read(Json.write(input), Input.class)).isEqualTo(input);
  }

  @Test
  void oneOfBeforeOrganisationsWereToldIsOutsideAny() {
    var act = new Input.Act.Typed("C0INCIDENTS", "my-app");
    var input = new Input("i", "U0ALICE", "T0ACME", REPLY_TO, Instant.EPOCH, act);
    var old = Json.write(input).replaceAll(",?\"(?:organisation|origin)\":[^,}]+(?=[,}])", "");

    assertThat(old).doesNotContain("organisation");
    assertThat(Json.read(old, Input.class).origin())
        .isEqualTo(new Origin("T0ACME", Optional.empty()));
  }
}
