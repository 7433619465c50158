package rollbackbot.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.app.Bot;
import rollbackbot.app.QuickWaits;
import rollbackbot.app.config.Configuration;
import rollbackbot.app.config.ConfigurationReader;
import rollbackbot.app.config.Reading;
import rollbackbot.sandbox.PlayedPerson;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.scalingo.deployments.DeploymentPace;
import rollbackbot.sandbox.slack.FakeSlack;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;
import rollbackbot.suite.Patience;

/** One whole rollback with the bot on PostgreSQL, which is restarted in the middle. */
@Tag("whole")
@ExtendWith(OnPostgres.class)
class PostgresWholeBotTest {
  private static final List<String> ANSWERS =
      List.of(
          "answer.can-disable.no",
          "answer.affects-users.yes",
          "answer.proportion.high",
          "answer.can-wait.no",
          "answer.database.no");

  @TempDir private Path folder;

  @Test
  void theQuestionsLeadToOneDeploymentAcrossARestart(PostgresServer server) throws Exception {
    var slack =
        FakeSlack.of(PlayedWorkspace.example())
            .withoutRateLimits()
            .patience(Patience.LONG)
            .triggerLife(Patience.LONG)
            .start();
    try (var world = PlayedWorld.open(folder, Clock.systemUTC(), slack)) {
      world.scalingo().pace(DeploymentPace.IMMEDIATE);
      var configuration = configuration(world, server.freshDatabase());
      var alice = new PlayedPerson(slack, "U0ALICE", "C0INCIDENTS", Clock.systemUTC());

      try (var bot = Bot.start(configuration, QuickWaits.inThisProcess(), Clock.systemUTC())) {
        deliverTo(slack, bot);
        alice.type(PlayedWorld.APP);
        for (var answer : ANSWERS) {
          alice.click(answer);
        }
        alice.awaitControl("plan.confirm");
        assertThat(readiness(bot)).isEqualTo(200);
      }
      try (var bot = Bot.start(configuration, QuickWaits.inThisProcess(), Clock.systemUTC())) {
        deliverTo(slack, bot);
        alice.click("plan.confirm");
        alice.awaitState("succeeded");
      }

      var deployments = world.scalingo().deploymentsOf(PlayedWorld.PLATFORM_APP);
      var commit = world.commitOf(PlayedWorld.PREVIOUS);
      assertThat(deployments).hasSize(4);
      assertThat(deployments.getFirst().gitRef()).contains(commit.value());
      assertThat(world.repository().branches()).containsEntry("release/v4.0.0", commit).hasSize(2);
      assertThat(slack.messages().in("C0INCIDENTS")).filteredOn(it -> !it.isReply()).hasSize(1);
      assertThat(Files.exists(folder.resolve("data"))).isFalse();
    }
  }

  private Configuration configuration(PlayedWorld world, String url) {
    var environment = new HashMap<>(world.environment(folder.resolve("data")));
    environment.remove("ROLLBACK_DATA_DIR");
    environment.put("DATABASE_URL", url);
    return switch (ConfigurationReader.read(environment, folder)) {
      case Reading.Read<Configuration>(var read) -> read;
      case Reading.Mistakes<Configuration>(var mistakes) ->
          throw new IllegalStateException(mistakes.toString());
    };
  }

  private static void deliverTo(FakeSlack slack, Bot bot) {
    slack.deliverTo(URI.create("http://127.0.0.1:" + bot.port() + "/slack/events"));
  }

  private static int readiness(Bot bot) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + bot.port() + "/readyz")).build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }
  }
}
