package rollbackbot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.sandbox.PlayedPerson;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.scalingo.api.RecordedCall;
import rollbackbot.sandbox.scalingo.deployments.DeploymentPace;

/** An app that no file names: the platform's name and the linked repository are all there is. */
@Tag("whole")
class UnnamedAppRollbackTest {
  /** One reads auto-deploy once more, right before the deployment; one, how the app is. */
  private static final int MOST_CALLS = 17;

  /** What the evidence at the opening may cost beside. */
  private static final int MOST_FOR_EVIDENCE = 8;

  private static final List<String> CLICKS =
      List.of(
          "answer.can-disable.no",
          "answer.affects-users.yes",
          "answer.proportion.high",
          "answer.can-wait.no",
          "answer.database.no",
          "plan.confirm");

  @TempDir Path folder;
  private PlayedWorld world;
  private Bot bot;
  private PlayedPerson alice;

  @BeforeEach
  void start() throws Exception {
    world = PlayedWorld.open(folder, Clock.systemUTC(), PlayedBot.slack().start());
    world.scalingo().pace(DeploymentPace.IMMEDIATE);
    var environment = new LinkedHashMap<>(world.environment(folder.resolve("data")));
    environment.put("ROLLBACK_CONFIG", "operators: [S0OPSTEAM]\n");
    bot = PlayedBot.start(environment, folder);
    world.slack().deliverTo(URI.create("http://127.0.0.1:" + bot.port() + "/slack/events"));
    alice = new PlayedPerson(world.slack(), "U0ALICE", "C0INCIDENTS", Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    bot.close();
    world.close();
  }

  @Test
  void isRolledBackWithFewCalls() throws Exception {
    alice.type(PlayedWorld.PLATFORM_APP);
    for (var click : CLICKS) {
      alice.click(click);
    }
    alice.awaitState("succeeded");

    assertThat(world.scalingo().deploymentsOf(PlayedWorld.PLATFORM_APP)).hasSize(4);
    assertThat(world.repository().branches()).containsKey("release/v4.0.0");
    assertThat(callsBesidesPolls()).hasSizeLessThanOrEqualTo(MOST_CALLS + MOST_FOR_EVIDENCE);
  }

  private List<String> callsBesidesPolls() {
    return world.scalingo().calls().stream()
        .map(RecordedCall::line)
        .filter(line -> !line.matches("GET /v1/apps/[^/]+/deployments/[^/]+"))
        .toList();
  }

  @Test
  void withoutALinkThereIsNoPlanAndItSaysWhereToLink() throws Exception {
    world.scalingo().unlink(PlayedWorld.PLATFORM_APP);

    alice.type(PlayedWorld.PLATFORM_APP + " previous");

    var board = alice.awaitState("failed");
    assertThat(world.slack().messages().control("C0INCIDENTS", "plan.confirm")).isEmpty();
    // What the board says is posted before what the thread says.
    await().until(() -> thread(board.ts()).contains("dashboard.scalingo.com"));
  }

  private String thread(String board) {
    return world.slack().messages().in("C0INCIDENTS").stream()
        .filter(message -> message.ts().equals(board) || message.isReply())
        .map(message -> message.newest().toString())
        .reduce("", String::concat);
  }
}
