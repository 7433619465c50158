package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;
import static rollbackbot.whole.Rehearsal.soon;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.sandbox.slack.messages.Control;

/** What only one person sees has buttons that work, whatever was mistyped. */
@Tag("whole")
class SuggestionsOverHttpTest {
  @TempDir private Path folder;

  @Test
  void aMistypedCommandIsOneTapAwayFromItsPlanAndThePlanFromItsDetails() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = rehearsal.person(ALICE);
      alice.type("my-ap 4.0.0 because checkout fails");

      rehearsal.slack().click(ALICE, privately(rehearsal, "command.run"));
      alice.awaitState("planned");
      alice.click("plan.details");
      soon().until(() -> rehearsal.privately(ALICE).contains("What happens once confirmed"));

      assertThat(rehearsal.board().plainText()).contains("checkout fails");
      assertThat(rehearsal.privately(ALICE)).contains("Did you mean", "Proved by the tag");
      assertThat(rehearsal.thread()).doesNotContain("What happens once confirmed");
    }
  }

  private static Control privately(Rehearsal rehearsal, String action) {
    soon().until(() -> rehearsal.slack().messages().ephemeralControl(ALICE, action).isPresent());
    return rehearsal.slack().messages().ephemeralControl(ALICE, action).orElseThrow();
  }
}
