package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.scalingo.deployments.DeploymentPace;

@Tag("whole")
class HappyPathTest {
  private static final List<String> ANSWERS =
      List.of(
          "answer.can-disable.no",
          "answer.affects-users.yes",
          "answer.proportion.high",
          "answer.can-wait.no",
          "answer.database.no");

  /** A new message that mentions somebody rings on their phone; one that is edited doesn't. */
  private static List<String> pushesTo(String person, Rehearsal rehearsal) {
    return rehearsal.slack().calls("chat.postMessage").stream()
        .map(call -> call.arguments().toString())
        .filter(content -> content.contains("<@" + person + ">"))
        .toList();
  }

  @Test
  void theQuestionsLeadToOneProvenDeploymentOfThePreviousRelease(@TempDir Path folder)
      throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var brief = Duration.ofSeconds(1);
      rehearsal.scalingo().pace(new DeploymentPace(brief, brief, brief, brief));
      var tags = rehearsal.world().repository().tags();
      var alice = rehearsal.person(ALICE);

      alice.type(PlayedWorld.APP);
      for (var answer : ANSWERS) {
        alice.click(answer);
      }
      alice.click("plan.confirm");
      alice.awaitState("succeeded");
      rehearsal.awaitNothingUnsent();

      var commit = rehearsal.world().commitOf(PlayedWorld.PREVIOUS);
      assertThat(rehearsal.newDeployments()).hasSize(1);
      var deployment = rehearsal.newDeployments().getFirst();
      assertThat(deployment.gitRef()).contains(commit.value());
      assertThat(deployment.status().isSuccess()).isTrue();
      assertThat(rehearsal.world().repository().branches())
          .containsEntry("release/v4.0.0", commit)
          .hasSize(2);
      assertThat(rehearsal.world().repository().tags()).isEqualTo(tags);
      assertThat(rehearsal.autoDeploy()).isFalse();
      assertThat(rehearsal.board().plainText()).contains("Auto-deploy is paused");
      assertThat(rehearsal.boardStates())
          .startsWith("deciding")
          .endsWith("succeeded")
          .isSubsetOf("deciding", "planned", "rolling_back", "verifying", "succeeded")
          .doesNotHaveDuplicates();
      assertThat(rehearsal.boardValue("from")).contains("4.1.0");
      assertThat(rehearsal.boardValue("to")).contains("4.0.0");
      assertThat(rehearsal.boardValue("branch")).contains("release/v4.0.0");
      assertThat(rehearsal.boardValue("deployment")).contains(deployment.id().value());
      assertThat(rehearsal.posts()).hasSizeLessThanOrEqualTo(6);
      // Her command, and the end; none of her six clicks.
      assertThat(pushesTo(ALICE, rehearsal))
          .satisfiesExactly(
              board -> assertThat(board).contains("deciding what to do"),
              end -> assertThat(end).contains("is in production, and healthy"));
      assertThat(rehearsal.thread())
          .contains("✅ Tag `v4.0.0`")
          .contains("✅ Branch `release/v4.0.0`: same commit")
          .contains("✅ Deployment: Scalingo reports the same commit");
      assertThat(rehearsal.books().actionsWithActor())
          .containsExactly(
              "U0ALICE opened",
              "U0ALICE answered",
              "U0ALICE answered",
              "U0ALICE answered",
              "U0ALICE answered",
              "U0ALICE answered",
              "rollback-bot planned",
              "U0ALICE confirmed",
              "rollback-bot rechecked",
              "rollback-bot auto-deploy-paused",
              "rollback-bot branch-created",
              "rollback-bot deployment-requested",
              "rollback-bot deployment-accepted",
              "rollback-bot deployed",
              "rollback-bot succeeded");
    }
  }
}
