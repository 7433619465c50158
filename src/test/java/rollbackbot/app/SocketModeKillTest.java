package rollbackbot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.sandbox.Play;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.scalingo.Pace;
import rollbackbot.sandbox.slack.FakeSlack;
import rollbackbot.sandbox.slack.Workspace;

/** A bot in Socket Mode that dies in the middle, as a process. */
@Timeout(180)
class SocketModeKillTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir Path folder;

  private final FakeSlack slack =
      FakeSlack.of(Workspace.example()).socketMode().withoutRateLimits().start();

  private Map<String, String> environment(PlayedWorld world) {
    var environment = new LinkedHashMap<>(world.environment(folder.resolve("data"), 0));
    // Without a health check, which takes half a minute at the production's pace.
    environment.put(
        "ROLLBACK_CONFIG",
        """
        operators: [S0OPSTEAM]
        apps:
          my-app: {scalingo-app: my-app-prod}
        """);
    return environment;
  }

  @Test
  void rollbackGoesOnAfterSigkill() throws Exception {
    try (var world = PlayedWorld.open(folder, Clock.systemUTC(), slack)) {
      world.scalingo().pace(Pace.BRISK);
      var alice = new Play(slack, "U0ALICE", "C0INCIDENTS", Clock.systemUTC());

      try (var first = BotProcess.start(environment(world), folder, "first.log")) {
        await().atMost(PATIENCE).until(() -> slack.sockets().count() == 1);
        alice.type("my-app previous");
        alice.click("plan.confirm");
        await()
            .atMost(PATIENCE)
            .until(() -> world.scalingo().deploymentsOf(PlayedWorld.PLATFORM_APP).size() == 4);
        first.kill();
      }
      await().atMost(PATIENCE).until(() -> slack.sockets().count() == 0);
      try (var second = BotProcess.start(environment(world), folder, "second.log")) {
        alice.awaitState("succeeded");

        assertThat(world.scalingo().deploymentsOf(PlayedWorld.PLATFORM_APP)).hasSize(4);
        assertThat(second.stop(10)).isIn(0, 143);
      }
      assertThat(slack.sockets().count()).isZero();
    }
  }
}
