package rollbackbot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.sandbox.PlayedPerson;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.scalingo.deployments.DeploymentPace;

/** A team's own tree: no can-disable, no database, and a first question without yes and no. */
@Tag("whole")
class OwnTreeRollbackTest {
  private static final String TREE =
      """
      questions:
        - id: how-bad
          text: {en: How bad is it?}
          choices:
            - {id: terrible, label: {en: Terrible}, end: redeploy}
            - {id: bearable, label: {en: Bearable}, ask: who-says}
        - id: who-says
          text: {en: Who says so?}
          choices:
            - {id: customer, label: {en: A customer}, end: redeploy}
            - {id: colleague, label: {en: A colleague}, end: alert-owner}
      """;

  @TempDir Path folder;
  private PlayedWorld world;
  private Bot bot;
  private PlayedPerson alice;

  @BeforeEach
  void start() throws Exception {
    world = PlayedWorld.open(folder, Clock.systemUTC(), PlayedBot.slack().start());
    world.scalingo().pace(DeploymentPace.IMMEDIATE);
    Files.writeString(folder.resolve("own.yml"), TREE);
    var environment = new LinkedHashMap<>(world.environment(folder.resolve("data")));
    environment.merge("ROLLBACK_CONFIG", "tree: own.yml\n", String::concat);
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
  void itsFirstQuestionIsAskedAndItsWayGoneToTheEnd() throws Exception {
    alice.type(PlayedWorld.APP);
    alice.click("answer.how-bad.bearable");
    alice.click("answer.who-says.customer");
    alice.click("plan.confirm");
    alice.awaitState("succeeded");

    assertThat(world.scalingo().deploymentsOf(PlayedWorld.PLATFORM_APP)).hasSize(4);
  }

  @Test
  void skippingTheQuestionsGoesStraightToThePlan() throws Exception {
    alice.type(PlayedWorld.APP);
    alice.click("plan.now");

    assertThat(alice.awaitControl("plan.confirm").label()).isNotEmpty();
  }

  @Test
  void answerThatAlertsTheOwnerCloses() throws Exception {
    alice.type(PlayedWorld.APP);
    alice.click("answer.how-bad.bearable");
    alice.click("answer.who-says.colleague");

    assertThat(alice.awaitState("closed").newest().text()).isNotEmpty();
  }

  @Test
  void versionTypedWithTheCommandNeedsNoQuestion() throws Exception {
    alice.type(PlayedWorld.APP + " previous");

    assertThat(alice.awaitControl("plan.confirm").label()).isNotEmpty();
  }
}
