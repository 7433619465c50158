package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.KillTest.startAsInProduction;
import static rollbackbot.whole.KillTest.startIn;
import static rollbackbot.whole.KillTest.withoutHealthCheck;
import static rollbackbot.whole.Rehearsal.ALICE;
import static rollbackbot.whole.Rehearsal.soon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.scalingo.api.ScalingoFault;
import rollbackbot.sandbox.scalingo.deployments.DeploymentPace;
import rollbackbot.sandbox.scalingo.deployments.DeploymentScript;
import rollbackbot.sandbox.slack.api.SlackFault;
import rollbackbot.sandbox.slack.api.SlackFaults;
import rollbackbot.secret.Secret;
import rollbackbot.suite.Patience;

/** The process as its operator sees it: exit codes, stopping, readiness, what it prints. */
@Tag("whole")
class ProcessTest {
  private static final String GIT_TOKEN = "ghp_" + "Z".repeat(36);

  @TempDir private Path folder;

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aSecondProcessOnTheSameDataFolderIsRefused() throws Exception {
    try (var rehearsal = withoutHealthCheck(Rehearsal.prepare(folder));
        var first = startAsInProduction(rehearsal);
        var second = BotProcess.start(rehearsal.environment(), folder.resolve("second.txt"))) {

      assertThat(second.awaitEnd()).isEqualTo(2);

      assertThat(second.output()).contains("another process uses the data folder");
      assertThat(first.isAlive()).isTrue();
      assertThat(first.readiness()).isEqualTo("200 ready");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void eachMistakeInTheConfigurationIsOneLine() throws Exception {
    var environment =
        Map.of(
            "SLACK_BOT_TOKEN", "xoxp-wrong-kind-of-token",
            "PORT", "many",
            "ROLLBACK_DATA_DIR", folder.resolve("data").toString(),
            "ROLLBACK_CONFIG", "operators: [everyone, U0]\nsurprise: 1\n");

    try (var bot = BotProcess.start(environment, folder.resolve("log.txt"))) {
      assertThat(bot.awaitEnd()).isEqualTo(2);

      assertThat(bot.output().lines())
          .anyMatch(line -> line.contains("SLACK_BOT_TOKEN"))
          .anyMatch(line -> line.contains("SLACK_SIGNING_SECRET"))
          .anyMatch(line -> line.contains("SCALINGO_API_TOKEN"))
          .anyMatch(line -> line.contains("PORT"))
          .anyMatch(line -> line.contains("surprise"))
          .noneMatch(line -> line.contains("wrong-kind-of-token"))
          .noneMatch(line -> line.contains("Exception"));
      assertThat(folder.resolve("data")).doesNotExist();
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void sigtermDuringAStepEndsInTimeAndLosesNothing() throws Exception {
    try (var rehearsal = withoutHealthCheck(Rehearsal.prepare(folder))) {
      var alice = rehearsal.person(ALICE);
      try (var first = startAsInProduction(rehearsal)) {
        rehearsal
            .scalingo()
            .disturb(1, "POST .*/manual_deploy", new ScalingoFault.Late(Patience.LONG));
        alice.type("my-app previous");
        alice.click("plan.confirm");
        soon().until(() -> rehearsal.newDeployments().size() == 1);
        first.terminate();

        // Without the answer. That all it waits for is over within ten seconds, WaitsTest shows.
        assertThat(first.awaitEnd()).isIn(0, 143);
      }

      try (var _ = startAsInProduction(rehearsal)) {
        alice.awaitState("succeeded");
        rehearsal.awaitNothingUnsent();
      }
      assertThat(rehearsal.newDeployments()).hasSize(1);
      assertThat(rehearsal.books().actions()).contains("deployment-found").doesNotHaveDuplicates();
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void theStepOfAnEarlierProcessIsTakenUpAtOnce() throws Exception {
    try (var rehearsal = withoutHealthCheck(Rehearsal.prepare(folder))) {
      rehearsal.scalingo().pace(DeploymentPace.ENDLESS);
      var alice = rehearsal.person(ALICE);
      try (var first = startAsInProduction(rehearsal)) {
        alice.type("my-app previous");
        alice.click("plan.confirm");
        soon()
            .untilAsserted(() ->
                assertThat(rehearsal.books().actions())
                    .containsAnyOf("deployment-accepted", "deployment-found"));
        first.kill();
      }
      int before = rehearsal.scalingo().calls().size();

      try (var next = startAsInProduction(rehearsal)) {
        assertThat(next.readiness()).isEqualTo("200 ready");
        soon()
            .until(() ->
                rehearsal.scalingo().calls().stream()
                    .skip(before)
                    .anyMatch(call -> call.path().contains("/deployments/")));
      }
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void withSlackDownTheProcessLivesAndSaysWhy() throws Exception {
    try (var rehearsal = withoutHealthCheck(Rehearsal.prepare(folder))) {
      rehearsal.slack().faults().always(SlackFaults.ANY, new SlackFault.ServerError(503));
      try (var bot = startAsInProduction(rehearsal)) {
        assertThat(bot.readiness()).startsWith("503 ").contains("auth.test");
        assertThat(bot.isAlive()).isTrue();

        rehearsal.slack().faults().clear();
        soon().until(() -> bot.readiness().equals("200 ready"));
        var alice = rehearsal.person(ALICE);
        alice.type("my-app previous");
        alice.click("plan.cancel");
        alice.awaitState("cancelled");
      }
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void noSecretIsEverPrintedShownOrStored() throws Exception {
    try (var rehearsal = withoutHealthCheck(Rehearsal.prepare(folder))) {
      var git = rehearsal.world().git();
      git.requireLogin("x-access-token", new Secret(GIT_TOKEN));
      rehearsal
          .set("GIT_TOKEN", GIT_TOKEN)
          .set("GIT_HOST", "127.0.0.1:" + git.port())
          .set("METRICS_TOKEN", "metrics-secret-metrics");
      rehearsal
          .scalingo()
          .nextDeployment(
              PlayedWorld.PLATFORM_APP,
              DeploymentScript.endingWith(
                  "build-error",
                  "cloning https://x-access-token:" + GIT_TOKEN + "@git.example.com/a/b.git",
                  "SECRET_KEY_BASE=0123456789abcdef0123456789abcdef",
                  rehearsal.slack().signingSecret() + " " + rehearsal.slack().botToken()));
      String printed;
      try (var bot = startIn(rehearsal)) {
        rehearsal.scalingo().expireTokens();
        var alice = rehearsal.person(ALICE);
        alice.type("help");
        alice.type("my-app previous");
        alice.click("plan.confirm");
        alice.awaitState("failed");
        git.refusePushes("no " + GIT_TOKEN + " here");
        Files.delete(rehearsal.world().repository().folder().resolve("refs/heads/release/v4.0.0"));
        git.failNext(
            new rollbackbot.sandbox.git.GitFault.Status(
                500, "token " + GIT_TOKEN, Optional.empty()));
        alice.click("rollback.retry");
        alice.click("plan.confirm");
        soon()
            .until(() ->
                rehearsal.thread().contains("Push refused")
                    || rehearsal.thread().contains("push refused"));
        rehearsal.awaitNothingUnsent();
        printed = bot.output();
        bot.terminate();
        bot.awaitEnd();
      }

      var secrets =
          new String[] {
            GIT_TOKEN,
            rehearsal.slack().botToken(),
            rehearsal.slack().signingSecret(),
            rehearsal.scalingo().apiToken().reveal(),
            "metrics-secret-metrics",
            "eyJ0eXAiOiJKV1Qi",
            "0123456789abcdef0123456789abcdef"
          };
      assertThat(rehearsal.thread()).contains("[secret] here");
      assertNowhere(secrets, printed, rehearsal);
    }
  }

  private static void assertNowhere(String[] secrets, String printed, Rehearsal rehearsal)
      throws IOException {
    assertThat(printed).contains("listening on port").doesNotContain(secrets);
    assertThat(rehearsal.slack().calls().toString()).doesNotContain(secrets);
    assertThat(rehearsal.slack().messages().everything().toString()).doesNotContain(secrets);
    assertThat(bytesIn(rehearsal.data())).contains("my-app").doesNotContain(secrets);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void noValueOfAVariableThatIsNoSwitchIsEverPrintedShownOrStored() throws Exception {
    var secret = "sk-live-6d1f0a7c";
    try (var rehearsal = withoutHealthCheck(Rehearsal.prepare(folder))) {
      rehearsal.scalingo().addVariable(PlayedWorld.PLATFORM_APP, "FEATURE_API_KEY", secret);
      String printed;
      try (var bot = startIn(rehearsal)) {
        var alice = rehearsal.person(ALICE);
        alice.type("my-app");
        alice.click("answer.can-disable.yes");
        alice.click("flag.disable.0");
        alice.awaitState("closed");
        alice.click("incident.reopen");
        alice.click("answer.affects-users.no");
        rehearsal.awaitNothingUnsent();
        printed = bot.output();
        bot.terminate();
        bot.awaitEnd();
      }

      assertThat(rehearsal.slack().calls().toString()).contains("FEATURE_API_KEY");
      assertNowhere(new String[] {secret}, printed, rehearsal);
      assertThat(rehearsal.world().git().api().issues("acme", "my-app").toString())
          .contains("FEATURE_NEW_CHECKOUT")
          .doesNotContain(secret);
    }
  }

  private static String bytesIn(Path data) throws IOException {
    var all = new StringBuilder();
    try (var files = Files.list(data)) {
      for (var file : files.toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }
}
