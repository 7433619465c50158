package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.sandbox.slack.api.SlackFault;

/** Slack refuses a message: it is tried again, or somebody is told in another way. */
@Tag("whole")
class RefusalsTest {
  private static final String POST = "chat.postMessage";
  private static final String UPDATE = "chat.update";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate_limited",
        "message_limit_exceeded",
        "team_access_not_granted",
        "a_word_of_tomorrow"
      })
  void aRefusalThatMayPassIsTriedAgain(String word) throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = rehearsal.person(ALICE);
      alice.type("my-app");
      alice.awaitControl("answer.can-disable.no");
      rehearsal.awaitNothingUnsent();

      rehearsal.slack().faults().next(UPDATE, 3, new SlackFault.Refuse(word));
      alice.click("answer.can-disable.no");
      alice.awaitControl("answer.affects-users.yes");
      rehearsal.awaitNothingUnsent();
      rehearsal.slack().faults().next(POST, new SlackFault.Refuse(word));
      alice.click("incident.close");
      alice.awaitState("closed");
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.books().texts("select error from message where error is not null"))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rate_limited", "a_word_of_tomorrow"})
  void aBoardIsPostedAllTheSame(String word) throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      rehearsal.slack().faults().next(POST, 2, new SlackFault.Refuse(word));

      rehearsal.person(ALICE).type("my-app");

      rehearsal.person(ALICE).awaitControl("answer.can-disable.yes");
    }
  }

  @Test
  void whereABoardIsRefusedForEverThePersonIsToldWhy() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      rehearsal.slack().faults().always(POST, new SlackFault.Refuse("a_word_of_tomorrow"));

      rehearsal.person(ALICE).type("my-app");

      Rehearsal.soon()
          .until(() -> rehearsal.privately(ALICE), told -> told.contains("a_word_of_tomorrow"));
    }
  }

  @Test
  void aMessageThatSlackTakesInNoFormIsToldOtherwise() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = rehearsal.person(ALICE);
      alice.type("my-app");
      alice.awaitControl("answer.can-disable.no");
      rehearsal.awaitNothingUnsent();

      rehearsal.slack().faults().next(POST, 2, new SlackFault.Refuse("msg_too_long"));
      alice.click("plan.now");
      alice.click("answer.database.no");

      Rehearsal.soon()
          .until(() -> rehearsal.privately(ALICE), told -> told.contains("refuses a message"));
      assertThat(rehearsal.privately(ALICE)).contains("msg_too_long");
    }
  }

  /** Bob's Home takes long, ten times; what Alice is asked doesn't wait for it. */
  @Test
  void answersToOnePersonThatHangHoldUpNobodysQuestion() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var slow = new SlackFault.DelayBefore(Duration.ofSeconds(20));
      rehearsal.slack().faults().always("views.publish", slow);
      for (int each = 0; each < 10; each++) {
        rehearsal.slack().openHome(Rehearsal.BOB);
      }
      Rehearsal.soon().until(() -> !rehearsal.slack().calls("views.publish").isEmpty());

      rehearsal.person(ALICE).type("my-app");
      rehearsal.person(ALICE).awaitControl("answer.can-disable.yes");

      // Bob has still to wait: what is asked comes before, not after him.
      assertThat(rehearsal.slack().calls("views.publish")).hasSizeLessThan(10);
    }
  }
}
