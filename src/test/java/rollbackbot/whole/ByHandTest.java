package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.scalingo.api.ScalingoFault;
import rollbackbot.sandbox.slack.messages.SlackMessage;

/** What the thread says is pasted into a shell, and the bot goes on. */
@Tag("whole")
class ByHandTest {
  @TempDir private Path folder;

  @Test
  void theCommandOfTheThreadCreatesTheBranchAndTheBotGoesOn() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var git = rehearsal.world().git();
      git.refusePushes("protected branch");
      var alice = rehearsal.person(ALICE);
      alice.type("my-app previous");
      alice.click("plan.confirm");
      alice.awaitState("failed");
      var commands = awaitCommands(rehearsal);
      git.acceptPushes();

      shell("git clone -q " + git.address(PlayedWorld.OWNER, PlayedWorld.APP).url() + " clone");
      shell("cd clone && " + commands.getFirst().replaceFirst(" &&$", ""));
      alice.awaitState("succeeded");

      assertThat(commands).hasSize(2);
      assertThat(commands.getLast())
          .isEqualTo(
              "scalingo --app my-app-prod --region osc-fr1 integration-link-manual-deploy"
                  + " release/v4.0.0");
      assertThat(rehearsal.newDeployments()).hasSize(1);
      assertThat(rehearsal.books().actions()).contains("branch-by-hand");
    }
  }

  @Test
  void aDeploymentByHandIsFollowedAndNoOtherIsAskedFor() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var refusal = ScalingoFault.OtherAnswer.json(403, "{\"error\":\"forbidden\"}");
      rehearsal.scalingo().disturb(1, "POST .*/manual_deploy", refusal);
      var alice = rehearsal.person(ALICE);
      alice.type("my-app previous");
      alice.click("plan.confirm");
      alice.awaitState("failed");
      var commands = awaitCommands(rehearsal);

      var commit =
          rehearsal.world().git().repository(PlayedWorld.OWNER, PlayedWorld.APP).commitOf("v4.0.0");
      var theirs = rehearsal.scalingo().deployedBy("carol", PlayedWorld.PLATFORM_APP, commit);
      alice.awaitState("succeeded");
      rehearsal.awaitNothingUnsent();

      assertThat(commands).hasSize(1);
      assertThat(rehearsal.boardValue("deployment")).contains(theirs.value());
      assertThat(rehearsal.newDeployments()).hasSize(1);
      assertThat(rehearsal.thread()).contains("carol");
    }
  }

  /** The lines of the block that machines may look for. */
  private static List<String> awaitCommands(Rehearsal rehearsal) {
    return Rehearsal.soon().until(() -> commands(rehearsal), lines -> !lines.isEmpty());
  }

  private static List<String> commands(Rehearsal rehearsal) {
    return rehearsal.slack().messages().replies(rehearsal.board()).stream()
        .map(SlackMessage::blocks)
        .flatMap(blocks -> blocks.valueStream())
        .filter(block -> block.path("block_id").asString("").equals("by-hand"))
        .flatMap(block -> block.path("text").path("text").asString().lines())
        .filter(line -> !line.startsWith("```"))
        .map(line -> line.replace("&amp;", "&"))
        .toList();
  }

  private void shell(String line) throws IOException, InterruptedException {
    var home = Files.createDirectories(folder.resolve("home"));
    var builder =
        new ProcessBuilder("sh", "-c", line).directory(home.toFile()).redirectErrorStream(true);
    builder.environment().put("HOME", home.toString());
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    Assumptions.assumeFalse(output.contains("git: not found"), "git isn't installed");
    assertThat(exit).as(output).isZero();
  }
}
