package rollbackbot.sandbox.javascript;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.slack.FakeSlack;
import rollbackbot.sandbox.slack.FakeSlackBuilder;
import rollbackbot.sandbox.slack.api.SlackFault;
import rollbackbot.sandbox.slack.messages.SlackMessage;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;
import rollbackbot.suite.Patience;

/** What we believe of Slack and Scalingo is what their own packages understand. */
@Tag("javascript")
class JavaScriptClientsTest {
  private static final String ALICE = "U0ALICE";
  private static final String CHANNEL = "C0INCIDENTS";
  private static final Pattern READY = Pattern.compile("ready (\\d*)\n");
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private static Path folder;

  @BeforeAll
  static void install() throws Exception {
    NodeScript.install(folder);
  }

  /** It waits as long as a busy machine takes: other tests run beside these. */
  private static FakeSlackBuilder played() {
    return FakeSlack.of(PlayedWorkspace.example())
        .withoutRateLimits()
        .patience(PATIENCE)
        .triggerLife(PATIENCE);
  }

  private static ConditionFactory soon() {
    return Awaitility.await().pollInSameThread();
  }

  @Test
  void boltUnderstandsThePlayedSlackOverHttp() throws Exception {
    try (var slack = played().start()) {
      var environment = environment(slack);
      environment.put("SLACK_SIGNING_SECRET", slack.signingSecret());
      environment.put("PORT", "0");
      try (var bolt = NodeScript.start(folder, "bolt.js", environment)) {
        soon().until(() -> READY.matcher(bolt.output()).find());
        slack.deliverTo(URI.create("http://127.0.0.1:" + portOf(bolt) + "/slack/events"));

        converse(slack);
      }
    }
  }

  @Test
  void boltUnderstandsThePlayedSlackInSocketMode() throws Exception {
    try (var slack = played().socketMode().start()) {
      var environment = environment(slack);
      environment.put("SLACK_APP_TOKEN", slack.appToken());
      try (var bolt = NodeScript.start(folder, "bolt.js", environment)) {
        soon().until(() -> READY.matcher(bolt.output()).find());

        converse(slack);
      }
    }
  }

  private static Map<String, String> environment(FakeSlack slack) {
    var environment = new HashMap<String, String>();
    environment.put("SLACK_BOT_TOKEN", slack.botToken());
    environment.put("SLACK_API_URL", slack.apiUrl());
    return environment;
  }

  /** A command, a refused message, a button, a form with a mistake, a file, the Home too often. */
  private static void converse(FakeSlack slack) {
    soon().until(() -> slack.command(ALICE, CHANNEL, "my-app").isAcknowledged());
    soon().until(() -> says(slack, "refused: invalid_blocks"));
    soon()
        .until(() ->
            slack.messages().ephemeralsFor(ALICE).stream()
                .map(SlackMessage::text)
                .anyMatch("heard my-app"::equals));

    var button = slack.messages().control(CHANNEL, "bolt.click").orElseThrow();
    assertThat(slack.click(ALICE, button).isAcknowledged()).isTrue();
    soon().until(() -> says(slack, "clicked"));
    soon().until(() -> slack.views().modal(ALICE).isPresent());
    slack.forms().submit(ALICE, Map.of("app", "your-app"));
    assertThat(slack.views().modal(ALICE).orElseThrow().errors())
        .containsEntry("app", "not that one");
    slack.forms().submit(ALICE, Map.of("app", "my-app"));
    soon().until(() -> says(slack, "submitted my-app"));
    assertThat(slack.views().modal(ALICE)).isEmpty();
    soon().until(() -> says(slack, "the report"));
    assertThat(slack.messages().in(CHANNEL).getLast().file().orElseThrow().text())
        .isEqualTo("a report, été\n");

    slack.faults().next("views.publish", new SlackFault.TooMany(Duration.ofSeconds(1)));
    assertThat(slack.openHome(ALICE).isAcknowledged()).isTrue();
    // A call has its answer a moment after its effect.
    soon()
        .untilAsserted(() ->
            assertThat(slack.calls("views.publish"))
                .extracting(call -> call.answer().orElse("none so far"))
                .containsExactly("429", "ok"));
    assertThat(slack.views().home(ALICE)).isPresent();
  }

  private static boolean says(FakeSlack slack, String text) {
    return slack.messages().in(CHANNEL).stream().map(SlackMessage::text).anyMatch(text::equals);
  }

  private static String portOf(NodeScript bolt) {
    return READY.matcher(bolt.output()).results().findFirst().orElseThrow().group(1);
  }

  @Test
  void scalingosClientUnderstandsThePlayedPlatform(@TempDir Path world) throws Exception {
    try (var played = PlayedWorld.open(world, Clock.systemUTC())) {
      var scalingo = played.scalingo();
      var environment =
          Map.of(
              "SCALINGO_URL", scalingo.url().toString(),
              "SCALINGO_API_TOKEN", scalingo.apiToken().reveal(),
              "APP", PlayedWorld.PLATFORM_APP);
      try (var client = NodeScript.start(folder, "scalingo.js", environment)) {
        assertThat(client.end(Patience.LONG)).as(client.output()).isZero();

        assertThat(client.output())
            .contains("app my-app-prod")
            .contains("deployments 3 success")
            .contains("link acme/my-app true -> false")
            .contains("variable FEATURE_NEW_CHECKOUT=false")
            .contains("addons postgresql redis")
            .contains("deployment queued");
      }
      assertThat(scalingo.autoDeploy(PlayedWorld.PLATFORM_APP)).isFalse();
    }
  }
}
