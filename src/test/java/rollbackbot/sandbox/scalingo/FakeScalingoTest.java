package rollbackbot.sandbox.scalingo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbackbot.once.OutsideTrouble.Refused;
import rollbackbot.once.OutsideTrouble.Unanswered;
import rollbackbot.once.OutsideTrouble.Unavailable;
import rollbackbot.release.Deployment;
import rollbackbot.release.PlatformApp;
import rollbackbot.sandbox.scalingo.api.ScalingoFault;
import rollbackbot.sandbox.scalingo.apps.SimulatedLink;
import rollbackbot.sandbox.scalingo.deployments.AnsweredRef;
import rollbackbot.sandbox.scalingo.deployments.DeploymentPace;
import rollbackbot.sandbox.scalingo.deployments.DeploymentScript;
import rollbackbot.scalingo.Clients;
import rollbackbot.scalingo.MovingClock;
import rollbackbot.scalingo.PackageLines;
import rollbackbot.scalingo.ScalingoPlatform;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;
import rollbackbot.version.OutputVersion;

/** The simulated platform's own rules, seen through the real client. */
class FakeScalingoTest {
  private static final String NAME = "my-app";
  private static final PlatformApp APP = new PlatformApp(NAME, "osc-fr1");
  private static final BranchName MAIN = new BranchName("main");
  private static final BranchName RELEASE = new BranchName("release/v4.0.0");
  private static final CommitId NEW = new CommitId("1".repeat(40));
  private static final CommitId OLD = new CommitId("2".repeat(40));
  private static final String MANUAL_DEPLOY = "POST .*/manual_deploy";

  private final MovingClock clock = new MovingClock();
  private final Map<String, CommitId> branches = new HashMap<>();
  private final FakeScalingo fake =
      new FakeScalingo(clock, 0, (_, _, branch) -> Optional.ofNullable(branches.get(branch)));
  private final ScalingoPlatform platform = Clients.lookingUp(fake.url(), fake.apiToken(), clock);

  @BeforeEach
  void linkedApp() {
    branches.put(MAIN.value(), NEW);
    branches.put(RELEASE.value(), OLD);
    fake.addApp(NAME);
    fake.link(NAME, SimulatedLink.gitHub("acme", NAME, "main", true));
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void deploymentPassesThroughItsStatusesByTheClock() {
    var id = platform.deploy(APP, RELEASE).id();

    assertThat(platform.deployment(APP, id).status().word()).isEqualTo("queued");
    clock.advance(Duration.ofSeconds(2));
    assertThat(platform.deployment(APP, id).status().word()).isEqualTo("building");
    clock.advance(Duration.ofSeconds(8));
    assertThat(platform.deployment(APP, id).status().word()).isEqualTo("pushing");
    clock.advance(Duration.ofSeconds(3));
    assertThat(platform.deployment(APP, id).status().word()).isEqualTo("starting");
    assertThat(platform.deployment(APP, id).duration()).isEmpty();
    clock.advance(Duration.ofSeconds(5));
    assertThat(platform.deployment(APP, id).status().isSuccess()).isTrue();
    assertThat(platform.deployment(APP, id).duration()).contains(Duration.ofSeconds(18));
  }

  @Test
  void theBranchsCommitOfThatMomentIsDeployed() {
    var deployed = platform.deploy(APP, RELEASE);

    branches.put(RELEASE.value(), NEW);

    assertThat(platform.deployment(APP, deployed.id()).gitRef()).contains(OLD.value());
  }

  @Test
  void secondDeploymentWaitsForTheFirst() {
    fake.deployedBy("bob", NAME, NEW);
    var mine = platform.deploy(APP, RELEASE).id();

    clock.advance(Duration.ofSeconds(19));
    assertThat(platform.deployment(APP, mine).status().word()).isEqualTo("queued");
    clock.advance(Duration.ofSeconds(17));

    assertThat(platform.deployment(APP, mine).status().isSuccess()).isTrue();
    assertThat(platform.deployments(APP, 5))
        .extracting(deployment -> deployment.pusher().orElseThrow())
        .containsExactly("rollback-bot", "bob");
  }

  @ParameterizedTest
  @CsvSource({
    "build-error, 10",
    "aborted, 10",
    "crashed-error, 18",
    "timeout-error, 18",
    "hook-error, 18",
    "never-heard-of, 18"
  })
  void nextDeploymentEndsAsItWasTold(String status, int seconds) {
    fake.nextDeployment(NAME, DeploymentScript.endingWith(status, "npm ERR! it broke"));
    var id = platform.deploy(APP, RELEASE).id();
    clock.advance(Duration.ofSeconds(seconds));

    var ended = platform.deployment(APP, id);

    assertThat(ended.status().word()).isEqualTo(status);
    assertThat(ended.duration()).contains(Duration.ofSeconds(seconds));
    assertThat(platform.outputTail(APP, id, 2).lines()).contains("npm ERR! it broke");
    assertThat(platform.deploy(APP, RELEASE).status().word()).isEqualTo("queued");
  }

  @Test
  void outputTellsTheVersionOfTheCommit() {
    fake.packageAt(OLD, "@acme/my-app@4.0.0");
    var id = platform.deploy(APP, RELEASE).id();
    assertThat(platform.outputTail(APP, id, 5).lines()).isEmpty();

    clock.advance(Duration.ofMinutes(1));

    assertThat(platform.outputVersions(APP, id, new PackageLines("@acme/my-app")))
        .containsExactly(new OutputVersion(Optional.of("@acme/my-app"), "4.0.0"));
  }

  @Test
  void refIsAnsweredInTheWayItWasTold() {
    fake.pace(DeploymentPace.IMMEDIATE);
    fake.nextDeployment(NAME, DeploymentScript.answering(new AnsweredRef.ShortCommit()));
    fake.nextDeployment(NAME, DeploymentScript.answering(new AnsweredRef.NameOfBranch()));
    fake.nextDeployment(NAME, DeploymentScript.answering(new AnsweredRef.Nothing()));
    fake.nextDeployment(NAME, DeploymentScript.answering(new AnsweredRef.OtherCommit(NEW)));

    assertThat(platform.deploy(APP, RELEASE).gitRef()).contains("2222222");
    assertThat(platform.deploy(APP, RELEASE).gitRef()).contains("release/v4.0.0");
    assertThat(platform.deploy(APP, RELEASE).gitRef()).isEmpty();
    assertThat(platform.deploy(APP, RELEASE).gitRef()).contains(NEW.value());
    assertThat(platform.deployments(APP, 9))
        .extracting(Deployment::gitRef)
        .containsExactly(
            Optional.of(NEW.value()),
            Optional.empty(),
            Optional.of("release/v4.0.0"),
            Optional.of("2222222"));
  }

  @Test
  void pushToTheFollowedBranchDeploysUntilAutoDeployIsOff() {
    assertThat(fake.pushTo("acme", NAME, "release/v4.0.0")).isEmpty();
    assertThat(fake.pushTo("acme", "other", "main")).isEmpty();
    assertThat(fake.pushTo("acme", NAME, "main")).hasSize(1);

    platform.setAutoDeploy(APP, false);

    assertThat(fake.autoDeploy(NAME)).isFalse();
    assertThat(fake.pushTo("acme", NAME, "main")).isEmpty();
    platform.setAutoDeploy(APP, true);
    assertThat(fake.pushTo("acme", NAME, "main")).hasSize(1);
    assertThat(platform.repositoryLink(APP).orElseThrow().branch()).contains("main");
  }

  @Test
  void autoDeployWithoutABranchIsRefused() {
    fake.link(NAME, SimulatedLink.gitHub("acme", NAME, "", false));

    assertThatThrownBy(() -> platform.setAutoDeploy(APP, true))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("422, auto_deploy_enabled: branch can't be blank");
  }

  @Test
  void answerLostBeforeTheDeedLeavesNothing() {
    fake.disturb(1, MANUAL_DEPLOY, new ScalingoFault.LostBefore());

    assertThatThrownBy(() -> platform.deploy(APP, RELEASE)).isInstanceOf(Unanswered.class);

    assertThat(fake.deploymentsOf(NAME)).isEmpty();
  }

  @Test
  void answerLostAfterTheDeedLeavesADeployment() {
    fake.disturb(1, MANUAL_DEPLOY, new ScalingoFault.LostAfter());

    assertThatThrownBy(() -> platform.deploy(APP, RELEASE)).isInstanceOf(Unanswered.class);

    assertThat(fake.deploymentsOf(NAME)).hasSize(1);
    assertThat(fake.calls().stream().filter(call -> call.line().matches(MANUAL_DEPLOY))).hasSize(1);
  }

  @Test
  void disturbedCallsAreCounted() {
    fake.disturb(2, "GET .*/deployments", ScalingoFault.OtherAnswer.text(429, "Retry later"));

    assertThatThrownBy(() -> platform.deployments(APP, 5)).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> platform.deployments(APP, 5)).isInstanceOf(Unavailable.class);
    assertThat(platform.deployments(APP, 5)).isEmpty();
  }

  @Test
  void takenBackDisturbanceDoesNotHappen() {
    fake.disturb(1, ".*", ScalingoFault.OtherAnswer.json(500, "{\"error\":\"no\"}"));

    fake.calm();

    assertThat(platform.deployments(APP, 5)).isEmpty();
  }

  @Test
  void lateAnswerComesInTheEnd() {
    fake.disturb(1, MANUAL_DEPLOY, new ScalingoFault.Late(Duration.ofMillis(200)));

    assertThat(platform.deploy(APP, RELEASE).gitRef()).contains(OLD.value());
  }

  @Test
  void somebodyElseMayDeployMeanwhile() {
    fake.disturb(
        1, MANUAL_DEPLOY, new ScalingoFault.Meanwhile(() -> fake.deployedBy("bob", NAME, NEW)));

    var mine = platform.deploy(APP, RELEASE);

    assertThat(fake.deploymentsOf(NAME))
        .extracting(deployment -> deployment.pusher().orElseThrow())
        .containsExactly("rollback-bot", "bob");
    assertThat(fake.deploymentsOf(NAME).getFirst().id()).isEqualTo(mine.id());
  }

  @Test
  void expiredTokensAreExchangedAgainAndNothingHappensTwice() {
    platform.exists(APP);
    fake.expireTokens();

    assertThatThrownBy(() -> platform.deploy(APP, RELEASE)).isInstanceOf(Unavailable.class);
    platform.deploy(APP, RELEASE);

    assertThat(fake.deploymentsOf(NAME)).hasSize(1);
    assertThat(fake.calls().stream().filter(call -> call.path().endsWith("/exchange"))).hasSize(2);
  }

  @Test
  void tokensExpireByTheClock() {
    var impatientForFresh = platform.appNames("osc-fr1");
    clock.advance(Duration.ofHours(2));

    assertThat(platform.appNames("osc-fr1")).isEqualTo(impatientForFresh);
    assertThat(fake.calls().stream().filter(call -> call.path().endsWith("/exchange"))).hasSize(2);
  }

  @Test
  void longHistoryComesInPages() {
    for (int i = 0; i < 60; i++) {
      var at = clock.instant().minus(Duration.ofDays(i + 1L));
      fake.addPast(NAME, OLD, at, "alice-" + i, DeploymentScript.SUCCESS);
    }

    var all = platform.deployments(APP, 55);

    assertThat(all).hasSize(55);
    assertThat(all.getFirst().pusher()).contains("alice-0");
    assertThat(all.getLast().pusher()).contains("alice-54");
  }

  @Test
  void healthCheckAnswersWhatItWasTold() throws IOException, InterruptedException {
    assertThat(healthStatus()).isEqualTo(200);

    fake.health(NAME, 503);

    assertThat(healthStatus()).isEqualTo(503);
  }

  @Test
  void nobodyEntersWithoutAToken() throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(fake.url().resolve("/v1/apps")).build();
    try (var http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }
  }

  private int healthStatus() throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(fake.healthCheck(NAME)).build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }
}
