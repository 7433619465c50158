package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with quick waits is the bot itself: as a process, and with its log. */
@Tag("whole")
class QuickBotTest {
  @Test
  void aQuickProcessStartsFromTheRunsCacheAndProvesARollback(@TempDir Path folder)
      throws Exception {
    var cache = StartCache.ofThisRun();
    try (var rehearsal = Rehearsal.prepare(folder);
        var bot = BotProcess.startQuick(rehearsal.environment(), folder.resolve("log.txt"))) {
      rehearsal.slack().deliverTo(bot.slackEndpoint());
      var alice = rehearsal.person(ALICE);

      alice.type("my-app previous");
      alice.click("plan.confirm");
      alice.awaitState("succeeded");

      assertThat(rehearsal.newDeployments()).hasSize(1);
      // It is written once that is stored, and so perhaps after Slack shows it.
      Rehearsal.soon().until(bot::output, it -> it.contains("Verifying -> Succeeded"));
      assertThat(cache.file()).isNotEmptyFile();
      // The JVM says there what it doesn't like, and goes on without.
      assertThat(bot.output()).doesNotContain("[aot]", "[cds]", "AOT cache");
    }
  }
}
