package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;
import static rollbackbot.whole.Rehearsal.BOB;
import static rollbackbot.whole.Rehearsal.soon;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import rollbackbot.release.Deployment;
import rollbackbot.sandbox.PlayedPerson;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.scalingo.deployments.DeploymentScript;
import rollbackbot.sandbox.slack.messages.SlackMessage;

/** The way back to normal after a rollback, by the real bot over HTTP. */
@Tag("whole")
class AfterTheFixTest {
  private static final String FIX = "4.1.1";

  @TempDir private Path folder;

  private static PlayedPerson rolledBack(Rehearsal rehearsal) throws Exception {
    var alice = rehearsal.person(ALICE);
    alice.type("my-app previous");
    alice.click("plan.confirm");
    alice.awaitState("succeeded");
    return alice;
  }

  /** The fix stands on the linked branch. */
  private static PlayedPerson fixed(Rehearsal rehearsal) throws Exception {
    var alice = rolledBack(rehearsal);
    rehearsal.world().repository().release(FIX);
    return alice;
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void linkedBranchIsDeployedOnceAutoDeployIsBack() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = fixed(rehearsal);

      alice.type("resume my-app");
      soon().until(() -> rehearsal.privately(ALICE).contains("Before you turn it back on"));
      assertThat(rehearsal.autoDeploy()).isFalse();
      alice.click("autodeploy.resume");
      soon().until(rehearsal::autoDeploy);
      alice.click("branch.deploy");
      soon().until(() -> rehearsal.board().plainText().contains("Since then"));
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.newDeployments()).hasSize(2);
      assertThat(rehearsal.newDeployments().getFirst())
          .extracting(Deployment::gitRef)
          .isEqualTo(Optional.of(rehearsal.world().commitOf(FIX).value()));
      assertThat(rehearsal.thread()).contains("Requested by", "is deployed", "health check passed");
      assertThat(rehearsal.boardStates()).endsWith("succeeded");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void manyClicksDeployTheBranchOnce() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = fixed(rehearsal);
      alice.click("autodeploy.resume");
      var deploy = alice.awaitControl("branch.deploy");

      AttacksTest.atOnce(
          () -> rehearsal.slack().click(ALICE, deploy),
          () -> rehearsal.slack().click(BOB, deploy),
          () -> rehearsal.slack().click(ALICE, deploy));
      soon().until(() -> rehearsal.board().plainText().contains("Since then"));
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.newDeployments()).hasSize(2);
      assertThat(rehearsal.books().actions()).containsOnlyOnce("branch-deployment-confirmed");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void branchThatIsStillTheBadReleaseIsOfferedWithAWarning() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = rolledBack(rehearsal);

      alice.click("autodeploy.resume");
      alice.awaitControl("branch.deploy");

      assertThat(rehearsal.thread()).contains("would bring the problem back");
      alice.click("version.unmark");
      soon().until(() -> rehearsal.thread().contains("may be proposed again"));
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void failedDeploymentOfTheBranchIsToldAndLeavesProductionAlone() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = fixed(rehearsal);
      alice.click("autodeploy.resume");
      rehearsal
          .scalingo()
          .nextDeployment(PlayedWorld.PLATFORM_APP, DeploymentScript.endingWith("build-error"));

      alice.click("branch.deploy");
      soon().until(() -> rehearsal.thread().contains("production hasn't changed"));
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.boardStates()).endsWith("succeeded");
      assertThat(alice.awaitControl("branch.deploy")).isNotNull();
    }
  }

  /** A request that never arrived is missed for a minute: {@code EveryEffectFailsTest} knows it. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void killedWhileTheBranchIsAskedForNothingIsAskedForAgain() throws Exception {
    try (var rehearsal = KillTest.withoutHealthCheck(Rehearsal.prepare(folder))) {
      var killing = new CompletableFuture<Runnable>();
      KillTest.startAndKill(
          rehearsal,
          killing::complete,
          () -> {
            var alice = fixed(rehearsal);
            alice.click("autodeploy.resume");
            soon().until(rehearsal::autoDeploy);
            Effect.DEPLOYMENT.interrupt(Effect.Moment.AFTER, rehearsal.place(), killing.join());
            rehearsal.slack().click(ALICE, alice.awaitControl("branch.deploy"));
          });

      try (var _ = KillTest.startIn(rehearsal)) {
        soon().until(() -> rehearsal.thread().contains("is deployed"));
        rehearsal.awaitNothingUnsent();
      }
      assertThat(rehearsal.newDeployments()).hasSize(2);
      assertThat(Effect.DEPLOYMENT.asked(rehearsal.place())).isEqualTo(2);
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void rollbackIsUndoneByAnotherPlan() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = rolledBack(rehearsal);
      var first = rehearsal.board();

      alice.click("rollback.undo");
      soon()
          .until(() -> rehearsal.boardValue("to").filter(PlayedWorld.CURRENT::equals).isPresent());
      alice.click("plan.confirm");
      alice.awaitState("succeeded");

      assertThat(rehearsal.newDeployments()).hasSize(2);
      assertThat(rehearsal.newDeployments().getFirst().gitRef())
          .contains(rehearsal.world().commitOf(PlayedWorld.CURRENT).value());
      rehearsal.awaitNothingUnsent();
      assertThat(rehearsal.board().thread()).contains(first.ts());
      assertThat(rehearsal.slack().messages().in(Rehearsal.CHANNEL))
          .filteredOn(it -> !it.isReply())
          .extracting(SlackMessage::ts)
          .containsExactly(first.ts());
      assertThat(rehearsal.thread()).contains("Plan: `4.1.0` → `4.0.0`", "Plan: `4.0.0` → `4.1.0`");
    }
  }
}
