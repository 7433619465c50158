package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;
import static rollbackbot.whole.Rehearsal.BOB;
import static rollbackbot.whole.Rehearsal.CHANNEL;
import static rollbackbot.whole.Rehearsal.soon;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbackbot.app.QuickWaits;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.git.FakeGitHost;
import rollbackbot.sandbox.git.GitFault;
import rollbackbot.sandbox.git.GitService;
import rollbackbot.sandbox.git.ReceivedRequest.SentCredentials;
import rollbackbot.sandbox.scalingo.api.ScalingoFault;
import rollbackbot.sandbox.scalingo.deployments.DeploymentPace;
import rollbackbot.sandbox.slack.delivery.RequestSignature;
import rollbackbot.sandbox.slack.messages.SlackMessage;
import rollbackbot.secret.Secret;

/** The services outside fail in every way that they know; the rollback comes to its end. */
@Tag("whole")
class FaultsOutsideTest {
  private static final List<String> CALLS =
      List.of(
          "GET .*/scm_repo_link",
          "GET .*/deployments",
          "PATCH .*/scm_repo_link",
          "GET .*/deployments/[^/]+");

  @TempDir private Path folder;

  /** How a call of Scalingo can go wrong. */
  enum Wrong {
    ERROR,
    GATEWAY,
    TOO_MANY,
    LOST_BEFORE,
    LOST_AFTER,
    UNAUTHORIZED;

    ScalingoFault disturbance() {
      return switch (this) {
        case ERROR -> ScalingoFault.OtherAnswer.json(500, "{\"error\":\"internal error\"}");
        case GATEWAY -> ScalingoFault.OtherAnswer.text(502, "<html>Bad Gateway</html>");
        case TOO_MANY ->
            new ScalingoFault.OtherAnswer(
                429, "application/json", "{}", Map.of("Retry-After", "1"));
        case LOST_BEFORE -> new ScalingoFault.LostBefore();
        case LOST_AFTER -> new ScalingoFault.LostAfter();
        case UNAUTHORIZED -> ScalingoFault.OtherAnswer.json(401, "{\"error\":\"unauthorized\"}");
      };
    }
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @EnumSource
  void eachCallOfScalingoGoesWrongOnceAndTheRollbackSucceeds(Wrong wrong) throws Exception {
    try (var rehearsal = Rehearsal.startWhereRequestsAreLost(folder)) {
      var alice = rehearsal.person(ALICE);
      alice.type("my-app previous");
      var confirm = alice.awaitControl("plan.confirm");
      for (var call : CALLS) {
        rehearsal.scalingo().disturb(1, call, wrong.disturbance());
      }

      rehearsal.slack().click(ALICE, confirm);
      alice.awaitState("succeeded");

      assertOneRollback(rehearsal);
    }
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @EnumSource
  void theRequestForTheDeploymentGoesWrongAndThereIsOneDeployment(Wrong wrong) throws Exception {
    try (var rehearsal = Rehearsal.startWhereRequestsAreLost(folder)) {
      rehearsal.scalingo().disturb(1, "POST .*/manual_deploy", wrong.disturbance());
      var alice = rehearsal.person(ALICE);

      alice.type("my-app previous");
      alice.click("plan.confirm");
      alice.awaitState("succeeded");

      assertOneRollback(rehearsal);
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void anAnswerThatComesLateIsStillTheAnswer() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      // Later than the wake-up that is stored as a net for the case that the process dies.
      var late = QuickWaits.inThisProcess().jobs().steps().net().plusSeconds(1);
      rehearsal.scalingo().disturb(1, "POST .*/manual_deploy", new ScalingoFault.Late(late));
      var alice = rehearsal.person(ALICE);

      alice.type("my-app previous");
      alice.click("plan.confirm");
      alice.awaitState("succeeded");

      assertOneRollback(rehearsal);
      assertThat(rehearsal.books().actions()).contains("deployment-accepted");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void tokensThatExpireInTheMiddleAreRenewed() throws Exception {
    try (var rehearsal = Rehearsal.startWhereRequestsAreLost(folder)) {
      rehearsal
          .scalingo()
          .disturb(
              1,
              "PATCH .*/scm_repo_link",
              new ScalingoFault.Meanwhile(() -> rehearsal.scalingo().expireTokens()));
      var alice = rehearsal.person(ALICE);

      alice.type("my-app previous");
      alice.click("plan.confirm");
      alice.awaitState("succeeded");

      assertOneRollback(rehearsal);
    }
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @EnumSource
  void theGitHostFailsOnceAndThereIsOneBranch(GitService service) throws Exception {
    try (var rehearsal = Rehearsal.startWhereRequestsAreLost(folder)) {
      var git = rehearsal.world().git();
      var alice = rehearsal.person(ALICE);
      alice.type("my-app previous");
      var confirm = alice.awaitControl("plan.confirm");
      git.failNext(new GitFault.Status(503, "try later", Optional.empty()), service);
      git.failNext(new GitFault.LostAnswer(), service);

      rehearsal.slack().click(ALICE, confirm);
      alice.awaitState("succeeded");

      assertOneRollback(rehearsal);
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void theGitTokenGoesToItsHostOnly() throws Exception {
    try (var rehearsal = Rehearsal.prepare(folder);
        var elsewhere = new FakeGitHost(folder.resolve("elsewhere"), 0).start()) {
      var git = rehearsal.world().git();
      git.requireLogin("x-access-token", new Secret("git-token-of-this-host"));
      rehearsal
          .set("GIT_TOKEN", "git-token-of-this-host")
          .set("GIT_HOST", "127.0.0.1:" + git.port())
          .startBot();
      git.failNext(
          new GitFault.Redirect(URI.create("http://127.0.0.1:" + elsewhere.port())),
          GitService.LIST_FOR_FETCH);
      rehearsal.person(ALICE).type("my-app previous");
      soon().until(() -> !git.received().isEmpty());
      rehearsal.awaitNothingUnsent();

      assertThat(git.received()).allMatch(it -> it.authorization() == SentCredentials.RIGHT);
      assertThat(elsewhere.received()).allMatch(it -> it.authorization() == SentCredentials.ABSENT);
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aHostThatIsNotNamedGetsNoToken() throws Exception {
    try (var rehearsal = Rehearsal.prepare(folder)) {
      rehearsal.set("GIT_TOKEN", "git-token-of-another-host").set("GIT_HOST", "github.com");
      rehearsal.startBot();
      var alice = rehearsal.person(ALICE);

      alice.type("my-app previous");
      alice.click("plan.confirm");
      alice.awaitState("succeeded");

      assertThat(rehearsal.world().git().received())
          .isNotEmpty()
          .allMatch(it -> it.authorization() == SentCredentials.ABSENT);
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void whatSlackLimitsIsShownInTheEnd() throws Exception {
    try (var rehearsal = Rehearsal.startWhereRequestsAreLost(folder)) {
      var tooMany = new rollbackbot.sandbox.slack.api.SlackFault.TooMany(Duration.ofSeconds(1));
      rehearsal.slack().faults().next("chat.postMessage", 2, tooMany);
      rehearsal.slack().faults().next("chat.update", 2, tooMany);
      var alice = rehearsal.person(ALICE);

      alice.type("my-app previous");
      alice.click("plan.confirm");
      alice.awaitState("succeeded");

      assertOneRollback(rehearsal);
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void bothPlansWorkWhenAnAnswerOfSlackWasLost() throws Exception {
    try (var rehearsal = Rehearsal.startWhereRequestsAreLost(folder)) {
      var faults = rehearsal.slack().faults();
      faults.next(
          "chat.postMessage",
          new rollbackbot.sandbox.slack.api.SlackFault.DelayBefore(Duration.ZERO));
      faults.next("chat.postMessage", new rollbackbot.sandbox.slack.api.SlackFault.DropAfter());
      var alice = rehearsal.person(ALICE);
      alice.type("my-app previous");
      soon().until(() -> plans(rehearsal).size() == 2);

      var both = plans(rehearsal);
      rehearsal.slack().click(ALICE, both.getFirst(), "plan.confirm");
      rehearsal.slack().click(BOB, both.getLast(), "plan.confirm");
      alice.awaitState("succeeded");

      assertOneRollback(rehearsal);
      rehearsal.awaitNothingUnsent();
      assertThat(rehearsal.privately(BOB)).contains("a répondu avant vous");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void rollbackOfAnAppThatTheFileForgotWaitsForItAndSaysSo() throws Exception {
    try (var rehearsal = Rehearsal.prepare(folder)) {
      rehearsal.scalingo().pace(DeploymentPace.ENDLESS);
      rehearsal.startBot();
      var alice = rehearsal.person(ALICE);
      alice.type("my-app previous");
      alice.click("plan.confirm");
      soon().until(() -> rehearsal.newDeployments().size() == 1);
      rehearsal.stopBot();
      var file = Objects.requireNonNull(rehearsal.environment().get("ROLLBACK_CONFIG"));

      rehearsal.set("ROLLBACK_CONFIG", file.replace("my-app:", "forgotten:")).startBot();
      soon().until(() -> rehearsal.board().plainText().contains("no longer names"));
      assertThat(rehearsal.board().plainText()).contains("Auto-deploy is paused");
      rehearsal.stopBot();
      rehearsal.scalingo().endDeployments(PlayedWorld.PLATFORM_APP);
      rehearsal.set("ROLLBACK_CONFIG", file).startBot();
      alice.awaitState("succeeded");

      assertOneRollback(rehearsal);
      assertThat(rehearsal.board().plainText()).doesNotContain("no longer names");
    }
  }

  private static List<SlackMessage> plans(Rehearsal rehearsal) {
    return rehearsal.slack().messages().everything().stream()
        .filter(message -> message.control("plan.confirm").isPresent())
        .toList();
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aRollbackGoesOnWhileSlackIsDownAndIsShownAfterwards() throws Exception {
    try (var rehearsal = Rehearsal.startWhereRequestsAreLost(folder)) {
      var alice = rehearsal.person(ALICE);
      alice.type("my-app previous");
      var confirm = alice.awaitControl("plan.confirm");
      rehearsal.slack().click(ALICE, confirm);
      soon().until(() -> rehearsal.books().actions().contains("confirmed"));
      rehearsal
          .slack()
          .faults()
          .always("*", new rollbackbot.sandbox.slack.api.SlackFault.ServerError(503));
      soon().until(() -> rehearsal.books().states().equals(List.of("succeeded")));

      rehearsal.slack().faults().clear();
      alice.awaitState("succeeded");

      assertOneRollback(rehearsal);
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aPrivateReplyWaitsUntilSlackIsBack() throws Exception {
    try (var rehearsal = Rehearsal.startWhereRequestsAreLost(folder)) {
      var faults = rehearsal.slack().faults();
      faults.always(
          "chat.postEphemeral", new rollbackbot.sandbox.slack.api.SlackFault.ServerError(503));
      var body =
          rehearsal
              .slack()
              .command(ALICE, CHANNEL, "")
              .request()
              .body()
              .replace("text=", "text=no-such-app")
              .replaceFirst("response_url=[^&]+", "response_url=http%3A%2F%2F127.0.0.1%3A1%2F");
      var timestamp = Long.toString(Instant.now().getEpochSecond());
      var secret = rehearsal.slack().signingSecret();

      rehearsal.slack().deliver(body, timestamp, RequestSignature.of(secret, timestamp, body));
      soon().until(() -> !rehearsal.slack().calls("chat.postEphemeral").isEmpty());
      faults.clear();

      soon()
          .untilAsserted(
              () -> assertThat(rehearsal.privately(ALICE)).contains("no app named `no-such-app`"));
      rehearsal.awaitNothingUnsent();
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aChannelThatTheBotCannotSeeIsExplainedAndTakenOnceTheBotIsIn() throws Exception {
    try (var rehearsal = Rehearsal.startWhereRequestsAreLost(folder)) {
      var alice = rehearsal.person(ALICE, "C0PRIVATE");
      alice.type("my-app");
      soon().untilAsserted(() -> assertThat(rehearsal.privately(ALICE)).contains("/invite"));
      assertThat(rehearsal.books().states()).isEmpty();

      rehearsal.slack().workspace().change("C0PRIVATE", channel -> channel.with("U0BOT"));
      alice.type("my-app");
      alice.click("incident.close");
      alice.awaitState("closed");

      assertThat(rehearsal.slack().messages().in("C0PRIVATE")).hasSize(1);
      rehearsal.awaitNothingUnsent();
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void anIncidentOfAnUnnamedAppIsShownWhileScalingoIsAway() throws Exception {
    try (var rehearsal = Rehearsal.prepare(folder)) {
      rehearsal.set("ROLLBACK_CONFIG", "operators: [S0OPSTEAM]\n").startBot();
      var slack = rehearsal.slack();
      slack
          .faults()
          .always(
              "chat.postMessage", new rollbackbot.sandbox.slack.api.SlackFault.ServerError(503));
      var alice = rehearsal.person(ALICE);
      alice.type("my-app-prod");
      soon().until(() -> rehearsal.books().states().equals(List.of("deciding")));
      rehearsal.stopBot();
      rehearsal.scalingo().disturb(10_000, ".*", ScalingoFault.OtherAnswer.text(500, "away"));
      slack.faults().clear();

      rehearsal.startBot();

      alice.awaitState("deciding");
      alice.awaitControl("answer.can-disable.no");
    }
  }

  private static void assertOneRollback(Rehearsal rehearsal) {
    rehearsal.awaitNothingUnsent();
    var commit = rehearsal.world().commitOf("4.0.0");
    assertThat(rehearsal.newDeployments()).hasSize(1);
    assertThat(rehearsal.newDeployments().getFirst().gitRef()).contains(commit.value());
    assertThat(rehearsal.world().repository().branches())
        .containsOnlyKeys("main", "release/v4.0.0")
        .containsEntry("release/v4.0.0", commit);
    assertThat(rehearsal.autoDeploy()).isFalse();
    assertThat(rehearsal.books().actions()).endsWith("deployed", "succeeded");
  }
}
