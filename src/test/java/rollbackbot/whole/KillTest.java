package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;
import static rollbackbot.whole.Rehearsal.soon;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.git.Fault;
import rollbackbot.sandbox.git.GitService;
import rollbackbot.sandbox.scalingo.Disturbance;

/** Kills the process at each step of a rollback; the next process must bring it to its end. */
@Timeout(240)
class KillTest {
  private static final String LINK = "/v1/apps/my-app-prod/scm_repo_link";

  @TempDir private Path folder;

  /**
   * The calls of a rollback after its confirmation. The process dies when the platform has got the
   * call: what was asked is done, and nobody is there for the answer.
   */
  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @ValueSource(
      strings = {
        "PATCH " + LINK,
        "POST " + LINK + "/manual_deploy",
        "GET /v1/apps/my-app-prod/deployments/[^/]+"
      })
  void killedDuringACallTheRollbackGoesOn(String call) throws Exception {
    try (var rehearsal = withoutHealthCheck(folder)) {
      var reached = new CountDownLatch(1);
      try (var first = startIn(rehearsal)) {
        var alice = rehearsal.person(ALICE);
        alice.type("my-app previous");
        var confirm = alice.awaitControl("plan.confirm");
        rehearsal
            .scalingo()
            .disturb(
                1,
                call,
                new Disturbance.Meanwhile(() -> {
                  first.kill();
                  reached.countDown();
                }));
        rehearsal.slack().click(ALICE, confirm);
        assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
      }

      assertGoesOnToTheEnd(rehearsal);
    }
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @EnumSource(value = GitService.class, names = "PUSH")
  void killedWhileTheBranchIsPushedTheRollbackGoesOn(GitService service) throws Exception {
    try (var rehearsal = withoutHealthCheck(folder)) {
      try (var first = startIn(rehearsal)) {
        var alice = rehearsal.person(ALICE);
        alice.type("my-app previous");
        var confirm = alice.awaitControl("plan.confirm");
        // The push is received, and its answer takes longer than the process lives.
        rehearsal.world().git().failNext(new Fault.Drip(Duration.ofMillis(20)), service);
        rehearsal.slack().click(ALICE, confirm);
        soon()
            .pollInterval(Duration.ofMillis(5))
            .until(() -> rehearsal.world().git().count(service) > 0);
        first.kill();
      }

      assertGoesOnToTheEnd(rehearsal);
    }
  }

  /** One rollback, and a process that dies after each of its steps. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void killedAfterEachStepInTurnTheRollbackGoesOn() throws Exception {
    try (var rehearsal = withoutHealthCheck(folder)) {
      var alice = rehearsal.person(ALICE);
      try (var first = startIn(rehearsal)) {
        alice.type("my-app previous");
        awaitStep(rehearsal, "opened");
        first.kill();
      }
      try (var second = startIn(rehearsal)) {
        alice.click("plan.confirm");
        awaitStep(rehearsal, "confirmed");
        second.kill();
      }
      for (var step : List.of("auto-deploy-paused", "branch-", "deployment-requested")) {
        try (var next = startIn(rehearsal)) {
          awaitStep(rehearsal, step);
          next.kill();
        }
      }

      assertGoesOnToTheEnd(rehearsal);
    }
  }

  private static void awaitStep(Rehearsal rehearsal, String action) {
    soon()
        .pollInterval(Duration.ofMillis(2))
        .until(() -> rehearsal.books().actions().stream().anyMatch(it -> it.startsWith(action)));
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @ValueSource(longs = {1, 2})
  void killedAtRandomAgainAndAgainTheRollbackGoesOn(long seed) throws Exception {
    var random = new Random(seed);
    try (var rehearsal = withoutHealthCheck(folder)) {
      var alice = rehearsal.person(ALICE);
      try (var first = startIn(rehearsal)) {
        alice.type("my-app previous");
        alice.click("plan.confirm");
        pass(random.nextInt(400));
        first.kill();
      }
      for (int kills = 0; kills < 1; kills++) {
        try (var next = startIn(rehearsal)) {
          pass(random.nextInt(2_000));
          next.kill();
        }
      }

      assertGoesOnToTheEnd(rehearsal);
    }
  }

  private static void pass(int millis) throws InterruptedException {
    var _ = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
  }

  static Rehearsal withoutHealthCheck(Path folder) {
    return Rehearsal.prepare(folder)
        .set(
            "ROLLBACK_CONFIG",
            """
            operators: [S0OPSTEAM]
            apps:
              my-app:
                scalingo-app: my-app-prod
            """);
  }

  static BotProcess startIn(Rehearsal rehearsal) throws Exception {
    var bot = BotProcess.start(rehearsal.environment(), rehearsal.data().resolveSibling("log.txt"));
    rehearsal.slack().deliverTo(bot.awaitListening().resolve("slack/events"));
    return bot;
  }

  private static void assertGoesOnToTheEnd(Rehearsal rehearsal) throws Exception {
    try (var _ = startIn(rehearsal)) {
      assertEndsWell(rehearsal);
    }
  }

  private static void assertEndsWell(Rehearsal rehearsal) throws Exception {
    rehearsal.person(ALICE).awaitState("succeeded");
    rehearsal.awaitNothingUnsent();

    var commit = rehearsal.world().commitOf(PlayedWorld.PREVIOUS);
    assertThat(rehearsal.newDeployments()).hasSize(1);
    assertThat(rehearsal.newDeployments().getFirst().gitRef()).contains(commit.value());
    assertThat(rehearsal.world().repository().branches())
        .containsOnlyKeys("main", "release/v4.0.0")
        .containsEntry("release/v4.0.0", commit);
    assertThat(rehearsal.autoDeploy()).isFalse();
    assertThat(rehearsal.books().actions())
        .containsSubsequence(
            "opened",
            "planned",
            "confirmed",
            "rechecked",
            "auto-deploy-paused",
            "deployment-requested",
            "deployed",
            "succeeded")
        .containsAnyOf("branch-created", "branch-was-there")
        .containsAnyOf("deployment-accepted", "deployment-found");
    // Asked for a second time only where it was seen that the first time had no effect.
    assertThat(rehearsal.books().actions().stream().filter("deployment-requested"::equals).count())
        .isEqualTo(
            1
                + rehearsal.books().actions().stream()
                    .filter("deployment-not-found"::equals)
                    .count());
  }
}
