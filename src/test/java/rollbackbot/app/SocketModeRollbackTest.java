package rollbackbot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.sandbox.PlayedPerson;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.scalingo.deployments.DeploymentPace;
import rollbackbot.sandbox.slack.api.SlackFault;

/** A whole rollback without an open port. */
@Tag("whole")
class SocketModeRollbackTest {
  private static final List<String> CLICKS =
      List.of(
          "answer.can-disable.no",
          "answer.affects-users.yes",
          "answer.proportion.high",
          "answer.can-wait.no",
          "answer.database.no",
          "plan.confirm");

  @TempDir Path folder;

  @Test
  void wholeRollbackIsPlayedOverASocket() throws Exception {
    var slack = PlayedBot.slack().socketMode().start();
    try (var world = PlayedWorld.open(folder, Clock.systemUTC(), slack);
        var bot = PlayedBot.start(world.environment(folder.resolve("data")), folder)) {
      world.scalingo().pace(DeploymentPace.IMMEDIATE);
      await().until(() -> PlayedBot.get(bot.port(), "/readyz").statusCode() == 200);
      var alice = new PlayedPerson(slack, "U0ALICE", "C0INCIDENTS", Clock.systemUTC());

      alice.type(PlayedWorld.APP);
      for (var click : CLICKS) {
        alice.click(click);
      }
      alice.awaitState("succeeded");

      assertThat(world.scalingo().deploymentsOf(PlayedWorld.PLATFORM_APP))
          .hasSize(4)
          .first()
          .satisfies(deployment ->
              assertThat(deployment.gitRef())
                  .contains(world.commitOf(PlayedWorld.PREVIOUS).value()));
      assertThat(slack.notices()).isEmpty();
      // At the end the last message may still be on its way.
      await().until(() -> metrics(bot).contains("rollback_publisher_lag_seconds 0.0"));
      assertThat(metrics(bot))
          .contains("rollback_commands_total{kind=\"command\"} 1.0")
          .contains("rollback_slack_calls_seconds_count{operation=\"chat.postMessage\"")
          .doesNotContain("U0ALICE", "C0INCIDENTS", PlayedWorld.APP);
    }
  }

  private static String metrics(Bot bot) throws Exception {
    return PlayedBot.get(bot.port(), "/metrics").body();
  }

  @Test
  void nothingIsTakenOverHttpInSocketMode() throws Exception {
    var slack = PlayedBot.slack().socketMode().start();
    try (var world = PlayedWorld.open(folder, Clock.systemUTC(), slack);
        var bot = PlayedBot.start(world.environment(folder.resolve("data")), folder)) {

      var answer = PlayedBot.post(bot.port(), "/slack/events", "payload={}");

      assertThat(answer.statusCode()).isEqualTo(404);
    }
  }

  @Test
  void deadSocketIsNotReady() throws Exception {
    var slack = PlayedBot.slack().socketMode().start();
    try (var world = PlayedWorld.open(folder, Clock.systemUTC(), slack);
        var bot = PlayedBot.start(world.environment(folder.resolve("data")), folder)) {
      await().until(() -> PlayedBot.get(bot.port(), "/readyz").statusCode() == 200);

      slack.faults().always("apps.connections.open", new SlackFault.ServerError(503));
      slack.sockets().resetAll();

      await().until(() -> PlayedBot.get(bot.port(), "/readyz").statusCode() == 503);
      assertThat(PlayedBot.get(bot.port(), "/readyz").body()).contains("Socket Mode");
      assertThat(PlayedBot.get(bot.port(), "/healthz").statusCode()).isEqualTo(200);
    }
  }
}
