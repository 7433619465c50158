package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;
import static rollbackbot.whole.Rehearsal.BOB;
import static rollbackbot.whole.Rehearsal.CAROL;
import static rollbackbot.whole.Rehearsal.soon;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import rollbackbot.sandbox.PlayedPerson;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.git.ApiOperation;
import rollbackbot.sandbox.git.GitFault;
import rollbackbot.sandbox.scalingo.operations.BackgroundWork;

/** Every outcome of the tree but the plain rollback, done by the real bot over HTTP. */
@Tag("whole")
class OutcomesTest {
  private static final String APP = PlayedWorld.PLATFORM_APP;
  private static final String FLAG = "FEATURE_A_CHECKOUT";
  private static final String SECRET = "sk-live-6d1f0a7c";
  private static final Duration SOON = Duration.ofMillis(300);

  @TempDir private Path folder;

  /** A world in which restarts, backups and restores take a moment. */
  private Rehearsal start() throws Exception {
    var rehearsal = Rehearsal.prepare(folder);
    for (var work : BackgroundWork.values()) {
      rehearsal.scalingo().takes(work, SOON);
    }
    rehearsal.scalingo().addVariable(APP, FLAG, "true");
    rehearsal.scalingo().addVariable(APP, "FEATURE_API_KEY", SECRET);
    return rehearsal.startBot();
  }

  private static long calls(Rehearsal rehearsal, String method, String path) {
    return rehearsal.scalingo().calls().stream()
        .filter(call -> call.method().equals(method) && call.path().endsWith(path))
        .count();
  }

  private static PlayedPerson switchedOff(Rehearsal rehearsal) throws Exception {
    var alice = rehearsal.person(ALICE);
    alice.type("my-app");
    alice.click("answer.can-disable.yes");
    alice.click("flag.disable.0");
    alice.awaitState("closed");
    rehearsal.awaitNothingUnsent();
    return alice;
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void featureIsSwitchedOffAndPutBack() throws Exception {
    try (var rehearsal = start()) {
      var alice = switchedOff(rehearsal);
      assertThat(rehearsal.variable(FLAG)).isEqualTo("false");
      assertThat(calls(rehearsal, "PUT", "/variables")).isEqualTo(1);
      assertThat(calls(rehearsal, "POST", "/restart")).isEqualTo(1);
      assertThat(rehearsal.newDeployments()).isEmpty();
      assertThat(rehearsal.board().plainText()).contains(FLAG);
      assertThat(rehearsal.thread()).contains("health check passes", "<@U0CAROL>", "#1");

      alice.click("flag.put-back");
      soon()
          .untilAsserted(() ->
              assertThat(rehearsal.board().plainText()).doesNotContain("Feature switched off"));
      alice.awaitState("closed");

      assertThat(rehearsal.variable(FLAG)).isEqualTo("true");
      assertThat(calls(rehearsal, "POST", "/restart")).isEqualTo(2);
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void valueThatIsNoSwitchIsShownAndKeptNowhere() throws Exception {
    try (var rehearsal = start()) {
      var alice = rehearsal.person(ALICE);
      alice.type("my-app");
      alice.click("answer.can-disable.yes");
      alice.awaitControl("flag.disable.0");

      assertThat(rehearsal.thread()).contains("FEATURE_API_KEY").doesNotContain(SECRET);
      alice.click("flag.disable.0");
      alice.awaitState("closed");

      assertThat(rehearsal.thread()).doesNotContain(SECRET);
      assertThat(rehearsal.books().body() + rehearsal.books().details()).doesNotContain(SECRET);
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void whatDidNotHelpGoesOnWithTheQuestions() throws Exception {
    try (var rehearsal = start()) {
      var alice = switchedOff(rehearsal);

      alice.click("incident.reopen");
      alice.click("answer.affects-users.yes");
      alice.awaitControl("answer.proportion.high");

      assertThat(rehearsal.books().states()).containsExactly("deciding");
      assertThat(rehearsal.variable(FLAG)).isEqualTo("false");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void ownerGetsOneTicketEvenWhereTheAnswerIsLost() throws Exception {
    try (var rehearsal = start()) {
      rehearsal.world().git().api().failNext(new GitFault.LostAnswer(), ApiOperation.OPEN_ISSUE);
      var alice = rehearsal.person(ALICE);
      alice.type("my-app");
      for (var answer : new String[] {"can-disable.no", "affects-users.no", "can-wait.yes"}) {
        alice.click("answer." + answer);
      }
      alice.awaitState("closed");
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.world().git().api().issues("acme", "my-app")).hasSize(1);
      assertThat(rehearsal.thread()).contains("Ticket opened", "#1", "<@U0CAROL>");
      assertThat(rehearsal.newDeployments()).isEmpty();
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void databaseIsRestoredOnceTheNameIsTyped() throws Exception {
    try (var rehearsal = start()) {
      var database = rehearsal.postgres();
      var alice = rehearsal.person(ALICE);
      alice.type("my-app");
      alice.click("plan.now");
      alice.click("answer.database.yes");
      alice.click("plan.confirm");
      alice.awaitState("restoring_database");
      alice.click("database.restore");
      soon().until(() -> rehearsal.slack().views().modal(ALICE).isPresent());

      rehearsal.slack().forms().submit(ALICE, Map.of("app", "my-app-prod"));
      assertThat(rehearsal.slack().views().modal(ALICE).orElseThrow().errors()).containsKey("app");
      assertThat(rehearsal.scalingo().restoresOf(APP, database)).isEmpty();
      rehearsal.slack().forms().submit(ALICE, Map.of("app", "my-app"));
      alice.awaitState("succeeded");
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.scalingo().restoresOf(APP, database)).hasSize(1);
      assertThat(rehearsal.newDeployments()).hasSize(1);
      assertThat(calls(rehearsal, "POST", "/backups")).isEqualTo(1);
      assertThat(rehearsal.boardStates()).containsSubsequence("restoring_database", "succeeded");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void restoreGoesOnByHandWhereThePlatformFails() throws Exception {
    try (var rehearsal = start()) {
      var database = rehearsal.postgres();
      rehearsal.scalingo().nextFails(APP, BackgroundWork.RESTORE, "no space left");
      var bob = rehearsal.person(BOB);
      bob.type("my-app");
      bob.click("plan.now");
      bob.click("answer.database.yes");
      bob.click("plan.confirm");
      bob.awaitState("restoring_database");
      bob.click("database.restore");
      soon().until(() -> rehearsal.slack().views().modal(BOB).isPresent());
      rehearsal.slack().forms().submit(BOB, Map.of("app", "my-app"));

      soon().until(() -> rehearsal.thread().contains("no space left"));
      assertThat(rehearsal.newDeployments()).isEmpty();
      bob.click("database.restore-failed");
      bob.awaitState("failed");

      assertThat(rehearsal.scalingo().restoresOf(APP, database)).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void manyClicksSwitchAFeatureOffOnce() throws Exception {
    try (var rehearsal = start()) {
      var alice = rehearsal.person(ALICE);
      alice.type("my-app");
      alice.click("answer.can-disable.yes");
      var button = alice.awaitControl("flag.disable.0");

      AttacksTest.atOnce(
          () -> rehearsal.slack().click(ALICE, button),
          () -> rehearsal.slack().click(BOB, button),
          () -> rehearsal.slack().click(ALICE, button),
          () -> rehearsal.slack().click(BOB, button));
      alice.awaitState("closed");
      rehearsal.awaitNothingUnsent();

      assertThat(calls(rehearsal, "PUT", "/variables")).isEqualTo(1);
      assertThat(calls(rehearsal, "POST", "/restart")).isEqualTo(1);
      assertThat(rehearsal.books().actions()).containsOnlyOnce("feature-chosen");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void replayedClickSwitchesNothingAgain() throws Exception {
    try (var rehearsal = start()) {
      var alice = rehearsal.person(ALICE);
      alice.type("my-app");
      alice.click("answer.can-disable.yes");
      var clicked = rehearsal.slack().click(ALICE, alice.awaitControl("flag.disable.0"));
      alice.awaitState("closed");
      alice.click("flag.put-back");
      soon().until(() -> rehearsal.books().actions().contains("put-back-chosen"));
      soon().until(() -> rehearsal.books().states(), List.of("closed")::equals);

      rehearsal.slack().deliver(clicked.request());
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.variable(FLAG)).isEqualTo("true");
      assertThat(calls(rehearsal, "PUT", "/variables")).isEqualTo(2);
      assertThat(rehearsal.books().states()).containsExactly("closed");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void whoMayNotActSwitchesNothing() throws Exception {
    try (var rehearsal = start()) {
      var alice = rehearsal.person(ALICE);
      alice.type("my-app");
      alice.click("answer.can-disable.yes");
      var button = alice.awaitControl("flag.disable.0");

      rehearsal.slack().click(CAROL, button);
      soon().until(() -> !rehearsal.privately(CAROL).isEmpty());
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.variable(FLAG)).isEqualTo("true");
      assertThat(rehearsal.books().actions()).doesNotContain("feature-chosen");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void manySubmissionsRestoreADatabaseOnce() throws Exception {
    try (var rehearsal = start()) {
      var database = rehearsal.postgres();
      var alice = rehearsal.person(ALICE);
      alice.type("my-app");
      alice.click("plan.now");
      alice.click("answer.database.yes");
      alice.click("plan.confirm");
      var button = alice.awaitControl("database.restore");
      for (var person : List.of(ALICE, BOB)) {
        rehearsal.slack().click(person, button);
        soon().until(() -> rehearsal.slack().views().modal(person).isPresent());
      }

      AttacksTest.atOnce(
          () -> rehearsal.slack().forms().submit(ALICE, Map.of("app", "my-app")).orElseThrow(),
          () -> rehearsal.slack().forms().submit(BOB, Map.of("app", "my-app")).orElseThrow());
      alice.awaitState("succeeded");
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.scalingo().restoresOf(APP, database)).hasSize(1);
      assertThat(rehearsal.books().actions()).containsOnlyOnce("restore-requested");
      assertThat(rehearsal.newDeployments()).hasSize(1);
    }
  }
}
