package rollbackbot.sandbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.Scenario;

/** Every story, from the first click to the end, with the real bot. */
@Tag("whole")
@ExtendWith(InChromium.class)
@ResourceLock(InChromium.STORIES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoriesInTheBrowserTest {
  private static final String BACK = "[data-version='4.0.0'] .tag.live";

  @TempDir private static Path folder;
  private static OpenSandbox sandbox;

  private Window window;

  @BeforeAll
  static void open() throws Exception {
    sandbox = OpenSandbox.in(Scenario.BROKEN_CHECKOUT, folder);
  }

  @AfterAll
  static void close() {
    if (sandbox != null) {
      sandbox.close();
    }
  }

  @BeforeEach
  void openWindow(Chromium chromium) {
    window = chromium.open(sandbox.address(), 1440, 900);
  }

  @AfterEach
  void nothingLeftThisMachine() {
    window.staysHere();
    window.close();
  }

  /** The story that the sandbox opens in. */
  @Order(1)
  @Test
  void releaseThatBrokeCheckoutIsRolledBack() {
    window.awaitBot("ready");
    assertThat(window.find("[data-health]")).hasAttribute("data-health", "500");
    window.find("[data-suggestion]").click();
    window.find("#message").press("Enter");
    for (var answer :
        List.of(
            "answer.can-disable.no",
            "answer.affects-users.yes",
            "answer.proportion.high",
            "answer.can-wait.no")) {
      window.click(answer);
    }
    window.sees("[data-action^='answer.database.no']");
    window.image("sandbox-questions");
    window.click("answer.database.no");
    window.sees("[data-action^='plan.confirm']");
    window.shot("plan");
    window.click("plan.confirm");
    window.reads("✅ Branch");
    window.sees("[data-status=building], " + BACK); // a page that comes late sees the end at once
    window.image("sandbox-rolling-back");
    window.reads("in production, and healthy");

    assertThat(window.find(BACK)).isVisible();
    assertThat(window.find("[data-health]")).hasAttribute("data-health", "200");
    assertThat(window.find("[data-auto-deploy]")).hasAttribute("data-auto-deploy", "false");
    assertThat(window.find("[data-branches]")).containsText("release/v4.0.0");
    window.shot("rolled-back");
    window.click("autodeploy.resume");
    window.confirm("Turn it on");
    window.sees("[data-auto-deploy=true]");
  }

  @Test
  void buildThatFailsIsTriedAgain() {
    window.story("failing-build");
    window.type("/rollback my-app previous");
    window.click("plan.confirm");
    window.sees("[data-action^='rollback.retry']");

    assertThat(window.find("[data-version='4.1.0'] .tag.live")).isVisible();
    window.image("sandbox-build-failed");
    window.click("rollback.retry");
    window.click("plan.confirm");
    window.reads("in production, and healthy");
    assertThat(window.find(BACK)).isVisible();
  }

  @Test
  void botThatDiesHalfWayGoesOnWithOneDeployment() {
    window.story("dying-bot");
    window.type("/rollback my-app previous");
    window.click("plan.confirm");
    window.awaitBot("stopped");
    window.shot("bot-is-dead");
    window.find("[data-do=start-bot]").click();
    window.awaitBot("ready");
    window.reads("in production, and healthy");

    assertThat(window.find(BACK)).isVisible();
    assertThat(sandbox.now().world().scalingo().deploymentsOf(PlayedWorld.PLATFORM_APP)).hasSize(4);
    window.shot("bot-went-on");
  }

  @Test
  void featureThatBreaksCheckoutIsSwitchedOff() {
    window.story("feature-off");
    window.type("/rollback my-app");
    window.click("answer.can-disable.yes");
    window.click("flag.disable");
    window.confirm("Switch off");
    window.click("record.post-mortem");
    window.reads("Draft of a post-mortem");

    assertThat(window.find("[data-health]")).hasAttribute("data-health", "200");
    assertThat(window.find("[data-version='4.1.0'] .tag.live")).isVisible();
    assertThat(window.find("[data-variable=" + PlayedWorld.FEATURE + "]")).containsText("false");
    window.sees("[data-action^='incident.reopen']");
    window.shot("feature-off");
  }

  @Test
  void databaseIsRestoredBeforeTheVersionBefore() {
    window.story("restore-database");
    window.type("/rollback my-app");
    window.click("plan.now");
    window.click("answer.database.yes");
    window.click("plan.confirm");
    window.sees("[data-action='database.restore']");
    window.shot("database-to-restore");
    window.find("[data-action='database.restore']").last().click();
    window.find("dialog input").fill("my-app");
    window.find("[data-submit]").click();
    window.reads("in production, and healthy");

    assertThat(window.find(BACK)).isVisible();
    assertThat(window.find("[data-health]")).hasAttribute("data-health", "200");
    window.click("record.post-mortem");
    window.reads("Draft of a post-mortem");
    window.shot("database-restored");
  }

  @Test
  void questionsThatFactsSettleAnswerThemselvesAndTheCurveShowsWhy() {
    window.story("answered-questions");
    window.find("[data-app='status-page-prod']").click();
    window.sees(".traffic[data-share='0.080']");
    window.type("/rollback status-page");
    window.reads("says the bot");
    window.sees("[data-action^='plan.now.back']");
    window.shot("answered-questions");
    window.click("answer.affects-users.yes");
    window.click("answer.proportion.high");
    window.click("answer.can-wait.no");
    window.click("plan.confirm");
    window.reads("in production, and healthy");

    assertThat(window.find("[data-version='1.4.0'] .tag.live")).isVisible();
  }
}
