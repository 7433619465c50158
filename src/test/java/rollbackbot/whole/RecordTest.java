package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;
import static rollbackbot.whole.Rehearsal.soon;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import rollbackbot.sandbox.slack.api.SlackFault;
import rollbackbot.sandbox.slack.messages.SharedFile;
import rollbackbot.sandbox.slack.messages.SlackMessage;

/** What is left of a rollback by the real bot: timeline, post-mortem, and the team's own call. */
@Tag("whole")
class RecordTest {
  private static final String PATH = "/purge";

  @TempDir private Path folder;

  private static void rollBack(Rehearsal rehearsal) throws Exception {
    var alice = rehearsal.person(ALICE);
    alice.type("my-app previous");
    alice.click("plan.confirm");
    alice.awaitState("succeeded");
    rehearsal.awaitNothingUnsent();
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void threadHasTheTimelineAndThePostMortemAsAFile() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      rollBack(rehearsal);

      // Whether users had errors is known by then, or not yet.
      assertThat(rehearsal.thread())
          .contains("What happened")
          .containsPattern("(Recovered|Healthy again) in");
      assertThat(rehearsal.posts()).hasSizeLessThanOrEqualTo(3);
      rehearsal.person(ALICE).click("record.post-mortem");
      soon().until(() -> files(rehearsal).size() == 1);
      assertThat(files(rehearsal))
          .singleElement()
          .satisfies(file -> {
            assertThat(file.name()).startsWith("post-mortem-my-app-").endsWith(".md");
            assertThat(file.text()).contains("# Post-mortem: my-app", "4.1.0 → 4.0.0");
          });
    }
  }

  private static List<SharedFile> files(Rehearsal rehearsal) {
    return rehearsal.posts().stream().map(SlackMessage::file).flatMap(Optional::stream).toList();
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void postMortemIsACodeBlockWhereTheScopeIsMissing() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      rehearsal
          .slack()
          .faults()
          .always("files.getUploadURLExternal", new SlackFault.Refuse("missing_scope"));
      rollBack(rehearsal);

      rehearsal.person(ALICE).click("record.post-mortem");

      soon().until(() -> rehearsal.thread().contains("# Post-mortem: my-app"));
      assertThat(rehearsal.thread()).contains("Draft of a post-mortem");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void teamsOwnSystemIsTold() throws Exception {
    var server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    server.start();
    try (var rehearsal = Rehearsal.prepare(folder)) {
      server.stubFor(WireMock.post(PATH).willReturn(WireMock.noContent()));
      var given = Objects.requireNonNull(rehearsal.environment().get("ROLLBACK_CONFIG"));
      var address = "    after-rollback: http://127.0.0.1:" + server.port() + PATH + "\n";
      rehearsal
          .set(
              "ROLLBACK_CONFIG",
              given.replaceFirst("(?m)^    scalingo-app: my-app-prod\n", "$0" + address))
          .set("HOOK_SECRET", "hook-secret-4711")
          .startBot();

      rollBack(rehearsal);

      soon().until(() -> rehearsal.thread().contains("`after-rollback` call was made"));
      // At least once; a second time, if ever, under the same key.
      assertThat(
              server.findAll(WireMock.postRequestedFor(WireMock.urlEqualTo(PATH))).stream()
                  .map(request -> request.getHeader("Idempotency-Key"))
                  .distinct())
          .hasSize(1);
      server.verify(
          WireMock.moreThanOrExactly(1),
          WireMock.postRequestedFor(WireMock.urlEqualTo(PATH))
              .withHeader("X-Rollback-Signature", WireMock.matching("t=\\d+,v1=[0-9a-f]{64}"))
              .withHeader("Idempotency-Key", WireMock.matching(".+"))
              .withRequestBody(WireMock.matchingJsonPath("$.app", WireMock.equalTo("my-app")))
              .withRequestBody(WireMock.matchingJsonPath("$.to", WireMock.equalTo("4.0.0")))
              .withRequestBody(WireMock.matchingJsonPath("$.succeeded_at")));
    } finally {
      server.stop();
    }
  }
}
