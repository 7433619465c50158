package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.KillTest.awaitStep;
import static rollbackbot.whole.KillTest.startIn;
import static rollbackbot.whole.KillTest.withoutHealthCheck;
import static rollbackbot.whole.Rehearsal.ALICE;
import static rollbackbot.whole.Rehearsal.BOB;
import static rollbackbot.whole.Rehearsal.CAROL;
import static rollbackbot.whole.Rehearsal.CHANNEL;
import static rollbackbot.whole.Rehearsal.soon;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.slack.messages.Control;
import tools.jackson.databind.node.ObjectNode;

/** A second person over HTTP: signed clicks and forms, with and without a button for them. */
@Tag("whole")
class TwoPeopleTest {
  @TempDir Path folder;

  private Rehearsal asking(boolean mayGoAlone) {
    var rehearsal = Rehearsal.prepare(folder);
    var file = rehearsal.environment().get("ROLLBACK_CONFIG");
    return rehearsal.set(
        "ROLLBACK_CONFIG",
        file.replace("approval: none", "approval: second-person")
            .replace("approval-bypass: true", "approval-bypass: " + mayGoAlone));
  }

  private static Control confirmed(Rehearsal rehearsal) throws Exception {
    var alice = rehearsal.person(ALICE);
    alice.type(PlayedWorld.APP + " previous");
    alice.click("plan.confirm");
    alice.awaitState("awaiting_approval");
    return alice.awaitControl("plan.approve");
  }

  private static void submit(Rehearsal rehearsal, String reason) {
    var delivery = rehearsal.slack().forms().submit(ALICE, Map.of("reason", reason));
    assertThat(delivery.orElseThrow().failure()).isEmpty();
  }

  /** The same button with another action behind it. */
  private static Control forged(Control button) {
    var element = (ObjectNode) button.element().deepCopy();
    element.put("action_id", "plan.bypass-approval");
    return new Control(button.message(), button.blockId(), element);
  }

  private static List<String> deployments(Rehearsal rehearsal) {
    return rehearsal.newDeployments().stream().map(it -> it.id().value()).toList();
  }

  @Test
  void oneConfirmsAndAnotherOneApproves() throws Exception {
    try (var rehearsal = asking(false).startBot()) {
      var approve = confirmed(rehearsal);

      rehearsal.slack().click(ALICE, approve);
      rehearsal.slack().click(CAROL, approve);
      soon().until(() -> !rehearsal.privately(ALICE).isEmpty());
      soon().until(() -> !rehearsal.privately(CAROL).isEmpty());
      assertThat(deployments(rehearsal)).isEmpty();
      assertThat(rehearsal.privately(ALICE)).contains("you confirmed");
      assertThat(rehearsal.privately(CAROL)).contains("you are not among those who may act");
      assertThat(rehearsal.slack().messages().control(CHANNEL, "plan.bypass-approval")).isEmpty();

      rehearsal.slack().click(BOB, approve);
      rehearsal.person(BOB).awaitState("succeeded");

      assertThat(deployments(rehearsal)).hasSize(1);
      assertThat(rehearsal.books().actions())
          .containsSubsequence("confirmed", "approved", "deployment-requested");
      assertThat(
              rehearsal
                  .books()
                  .texts("select actor || ' ' || detail from audit_event where action = 'refused'"))
          .containsExactlyInAnyOrder(
              ALICE + " plan.approve: own-approval", CAROL + " plan.approve: not-an-operator");
    }
  }

  @Test
  void oneGoesAloneWithAReasonThatStaysOnTheBoard() throws Exception {
    try (var rehearsal = asking(true).startBot()) {
      confirmed(rehearsal);
      var alice = rehearsal.person(ALICE);

      alice.click("plan.bypass-approval");
      soon().until(() -> rehearsal.slack().views().modal(ALICE).isPresent());
      submit(rehearsal, " ");
      assertThat(rehearsal.slack().views().modal(ALICE).orElseThrow().errors())
          .containsOnlyKeys("reason");
      submit(rehearsal, "Nobody else answers");
      var board = alice.awaitState("succeeded");

      assertThat(deployments(rehearsal)).hasSize(1);
      assertThat(board.plainText()).contains("Nobody else answers");
    }
  }

  @Test
  void aProcessKilledBeforeAndAtTheApprovalDeploysOnce() throws Exception {
    try (var rehearsal = withoutHealthCheck(asking(false))) {
      var alice = rehearsal.person(ALICE);
      try (var first = startIn(rehearsal)) {
        alice.type(PlayedWorld.APP + " previous");
        alice.click("plan.confirm");
        awaitStep(rehearsal, "confirmed");
        first.kill();
      }
      try (var second = startIn(rehearsal)) {
        alice.click("plan.approve");
        rehearsal.person(BOB).click("plan.approve");
        awaitStep(rehearsal, "approved");
        second.kill();
      }
      try (var _ = startIn(rehearsal)) {
        alice.awaitState("succeeded");
      }

      assertThat(deployments(rehearsal)).hasSize(1);
      assertThat(rehearsal.books().texts("select actor from audit_event where action = 'approved'"))
          .containsExactly(BOB);
    }
  }

  @Test
  void aClickThatNoButtonWasShownForApprovesNothing() throws Exception {
    try (var rehearsal = asking(false).startBot()) {
      var approve = confirmed(rehearsal);

      rehearsal.slack().click(ALICE, forged(approve));
      rehearsal.slack().click(BOB, forged(approve));
      for (var person : List.of(ALICE, BOB)) {
        soon()
            .untilAsserted(
                () -> assertThat(rehearsal.privately(person)).contains("approval-bypass"));
      }
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.slack().views().modal(ALICE)).isEmpty();
      assertThat(deployments(rehearsal)).isEmpty();
      rehearsal.person(ALICE).awaitState("awaiting_approval");
    }
  }
}
