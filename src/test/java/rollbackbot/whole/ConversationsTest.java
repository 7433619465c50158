package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;
import static rollbackbot.whole.Rehearsal.BOB;
import static rollbackbot.whole.Rehearsal.soon;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import rollbackbot.release.Deployment;
import rollbackbot.sandbox.PlayedPerson;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.scalingo.deployments.DeploymentPace;
import rollbackbot.sandbox.scalingo.deployments.DeploymentScript;
import rollbackbot.sandbox.scalingo.operations.BackgroundWork;

@Tag("whole")
class ConversationsTest {
  private static final String BRANCH = "release/v4.0.0";

  @TempDir private Path folder;

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void anOutcomeWithoutRollbackClosesTheIncidentAndDeploysNothing() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      assertCloses("incident.close", "Closed", rehearsal);
      assertCloses(
          "answer.can-disable.no answer.affects-users.yes answer.proportion.low",
          "something is wrong",
          rehearsal);

      assertThat(rehearsal.newDeployments()).isEmpty();
      assertThat(rehearsal.autoDeploy()).isTrue();
      assertThat(rehearsal.world().repository().branches()).containsOnlyKeys("main");
    }
  }

  private static void assertCloses(String clicks, String words, Rehearsal rehearsal)
      throws Exception {
    var alice = rehearsal.person(ALICE);
    alice.type("my-app");
    alice.awaitState("deciding");
    for (var click : clicks.split(" ", -1)) {
      alice.click(click);
    }
    alice.awaitState("closed");
    rehearsal.awaitNothingUnsent();
    assertThat(rehearsal.board().plainText() + rehearsal.thread()).contains(words);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void theDatabaseIsRestoredByHandBeforeTheDeployment() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = restoring(rehearsal);
      assertThat(rehearsal.autoDeploy()).isFalse();
      assertThat(rehearsal.world().repository().branches()).containsKey(BRANCH);
      assertThat(rehearsal.newDeployments()).isEmpty();

      alice.click("database.restored");
      alice.awaitState("succeeded");
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.newDeployments()).hasSize(1);
      assertThat(rehearsal.thread()).contains("Database restored");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aRestoreThatFailedDeploysNothing() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = restoring(rehearsal);

      alice.click("database.restore-failed");
      alice.awaitState("failed");
      alice.click("rollback.give-up");
      alice.awaitState("closed");
      soon().until(rehearsal::autoDeploy);
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.newDeployments()).isEmpty();
      assertThat(rehearsal.thread()).contains("could not be restored");
    }
  }

  /** Without a fresh backup the bot restores nothing: a person does. */
  private static PlayedPerson restoring(Rehearsal rehearsal) throws Exception {
    rehearsal.scalingo().nextFails(PlayedWorld.PLATFORM_APP, BackgroundWork.BACKUP, "disk full");
    var alice = rehearsal.person(ALICE);
    alice.type("my-app");
    alice.click("plan.now");
    alice.click("answer.database.yes");
    alice.click("plan.confirm");
    alice.awaitState("restoring_database");
    return alice;
  }

  /** What is typed, and words of the answer. */
  private static final Map<String, String> OPENING_NOTHING =
      Map.of(
          "my-ap", "Did you mean `/rollback my-app`",
          "my-app 4.0.9", "Did you mean `/rollback my-app 4.0.0`",
          "help", "Nothing is deployed before somebody has confirmed the plan",
          "my app is broken", "doesn't know the command",
          "my-app <!channel>", "`!channel`",
          "my-app 4<!channel>0", "`4&lt;!channel&gt;0`");

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void whatOpensNoIncidentIsAnsweredInPrivate() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      for (var typed : OPENING_NOTHING.keySet()) {
        rehearsal.person(ALICE).type(typed);
      }

      soon()
          .untilAsserted(
              () -> assertThat(rehearsal.privately(ALICE)).contains(OPENING_NOTHING.values()));
      assertThat(rehearsal.privately(ALICE)).doesNotContain("<!channel>");
      assertThat(rehearsal.books().states()).isEmpty();
      assertThat(rehearsal.slack().messages().in(Rehearsal.CHANNEL)).isEmpty();
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aCancelledPlanLeavesEverythingAsItWas() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = rehearsal.person(ALICE);

      alice.type("my-app previous");
      alice.click("plan.cancel");
      alice.awaitState("cancelled");

      assertThat(rehearsal.newDeployments()).isEmpty();
      assertThat(rehearsal.autoDeploy()).isTrue();
      assertThat(rehearsal.world().repository().branches()).containsOnlyKeys("main");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void afterAFailedBuildItsCleanedLogIsShownAndARetrySucceeds() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      rehearsal
          .scalingo()
          .nextDeployment(
              PlayedWorld.PLATFORM_APP,
              DeploymentScript.endingWith(
                  "build-error",
                  "npm ERR! missing script: build",
                  "DATABASE_PASSWORD=hunter2hunter2",
                  "postgres://admin:sw0rdfish99@db.example.com/app",
                  "using " + rehearsal.slack().botToken()));
      var alice = rehearsal.person(ALICE);
      alice.type("my-app previous");
      alice.click("plan.confirm");
      alice.awaitState("failed");
      alice.awaitControl("rollback.retry");

      assertThat(rehearsal.thread())
          .contains("npm ERR! missing script: build", "[secret]", "4.1.0")
          .doesNotContain("hunter2", "sw0rdfish99", rehearsal.slack().botToken());

      alice.click("rollback.retry");
      alice.click("plan.confirm");
      alice.awaitState("succeeded");
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.newDeployments()).hasSize(2);
      assertThat(rehearsal.world().repository().branches()).containsOnlyKeys("main", BRANCH);
      assertThat(rehearsal.books().actions())
          .containsSubsequence("failed", "retried", "planned", "confirmed", "succeeded");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void theHostsWordsReachThePersonWhenThePushIsRefused() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      rehearsal.world().git().refusePushes("GH013: branch names must match hotfix/*");
      var alice = rehearsal.person(ALICE);

      alice.type("my-app previous");
      alice.click("plan.confirm");
      alice.awaitState("failed");
      alice.awaitControl("rollback.give-up");

      assertThat(rehearsal.thread()).contains("GH013: branch names must match hotfix/*");
      assertThat(rehearsal.newDeployments()).isEmpty();
      assertThat(rehearsal.autoDeploy()).isFalse();
      alice.click("rollback.give-up");
      alice.awaitState("closed");
      soon()
          .untilAsserted(
              () -> assertThat(rehearsal.thread()).contains("back on, as before the rollback"));
      assertThat(rehearsal.autoDeploy()).isTrue();
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aHotfixOfSomebodyElseClosesTheIncidentAsFixed() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = rehearsal.person(ALICE);
      alice.type("my-app");
      alice.click("plan.now");
      alice.click("answer.database.no");
      alice.awaitControl("plan.confirm");
      rehearsal.world().hotfix("U0CAROL");
      soon().until(() -> rehearsal.newDeployments().getFirst().status().isSuccess());

      alice.click("plan.confirm");
      soon().untilAsserted(() -> assertThat(rehearsal.thread()).contains("Fixed by 4.1.1: close"));
      soon().until(() -> rehearsal.boardValue("to").equals(Optional.of("4.0.0")));
      alice.click("incident.close");
      alice.awaitState("closed");
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.board().plainText()).contains("closed, fixed");
      assertThat(rehearsal.board().plainText() + rehearsal.thread())
          .contains("fixed by `4.1.1`")
          .doesNotContain("no problem");
      assertThat(rehearsal.newDeployments()).hasSize(1);
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void autoDeployIsTurnedBackOnByItsButton() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = rehearsal.person(ALICE);
      alice.type("my-app previous");
      alice.click("plan.confirm");
      alice.awaitState("succeeded");

      alice.click("autodeploy.resume");
      soon().untilAsserted(() -> assertThat(rehearsal.thread()).contains("Auto-deploy is back on"));
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.autoDeploy()).isTrue();
      assertThat(rehearsal.board().plainText()).doesNotContain("uto-deploy");
      assertThat(rehearsal.board().control("autodeploy.resume")).isEmpty();
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aFrenchSpeakerIsSpokenToInFrench() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var bob = rehearsal.person(BOB);

      bob.type("my-app");
      bob.awaitControl("answer.can-disable.no");
      assertThat(rehearsal.thread()).contains("La fonctionnalité peut-elle être désactivée ?");
      rehearsal.person(ALICE).type("my-app");

      soon()
          .untilAsserted(() ->
              assertThat(rehearsal.privately(ALICE))
                  .contains("An incident of `my-app` is already open"));
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aReleaseThatIsNotHealthyIsNeverCalledASuccess() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      rehearsal.scalingo().health(PlayedWorld.PLATFORM_APP, 503);
      var alice = rehearsal.person(ALICE);

      alice.type("my-app previous");
      alice.click("plan.confirm");
      alice.awaitState("failed");
      alice.awaitControl("verification.again");

      assertThat(rehearsal.boardStates()).doesNotContain("succeeded");
      assertThat(rehearsal.thread()).contains("its health check didn't pass", "503");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aConfirmationWaitsForADeploymentUnderWay() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = rehearsal.person(ALICE);
      rehearsal.scalingo().pace(DeploymentPace.ENDLESS);
      alice.type("my-app previous");
      alice.awaitControl("plan.confirm");
      var other =
          rehearsal
              .scalingo()
              .deployedBy("bob", PlayedWorld.PLATFORM_APP, rehearsal.world().commitOf("4.1.0"));

      alice.click("plan.confirm");
      soon().until(() -> rehearsal.books().actions().contains("waiting-for"));
      rehearsal.scalingo().endDeployments(PlayedWorld.PLATFORM_APP);
      soon().until(() -> rehearsal.books().actions().contains("confirmation-void"));

      assertThat(rehearsal.newDeployments()).extracting(Deployment::id).containsExactly(other);
      assertThat(rehearsal.autoDeploy()).isTrue();
      assertThat(rehearsal.world().repository().branches()).containsOnlyKeys("main");
    }
  }
}
