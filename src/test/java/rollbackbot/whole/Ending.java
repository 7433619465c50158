package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rollbackbot.release.Deployment;
import rollbackbot.sandbox.slack.messages.Messages;
import rollbackbot.sandbox.slack.messages.SlackMessage;
import rollbackbot.source.CommitId;

/** What holds at the end of a rollback, whoever died on the way. */
final class Ending {
  private static final String REQUESTED = "deployment-requested";

  /** May be repeated; the last is told where a start takes long, which no test has in hand. */
  private static final Set<String> OF_EACH_REQUEST =
      Set.of(
          REQUESTED,
          "deployment-unanswered",
          "deployment-not-found",
          "deployment-refused",
          "restart-asked-for-again",
          "backup-asked-for-again",
          "ticket-requested",
          "was-away");

  private Ending() {}

  /** One branch and one deployment, both of the commit to go back to. */
  static void assertDoneOnce(
      List<Deployment> newDeployments,
      Map<String, CommitId> branches,
      String branch,
      CommitId commit) {
    assertThat(newDeployments).hasSize(1);
    assertThat(newDeployments.getFirst().gitRef()).contains(commit.value());
    assertThat(branches).containsOnlyKeys("main", branch).containsEntry(branch, commit);
  }

  /**
   * Each action is in the trail, and once; but a request that was seen to be lost, or that the
   * machine was too slow to send, is repeated.
   */
  static void assertTrail(List<String> actions) {
    assertThat(actions)
        .containsSubsequence(
            "opened",
            "planned",
            "confirmed",
            "rechecked",
            "auto-deploy-paused",
            REQUESTED,
            "deployed",
            "succeeded")
        .containsAnyOf("branch-created", "branch-was-there")
        .containsAnyOf("deployment-accepted", "deployment-found");
    int repeated =
        Collections.frequency(actions, "deployment-not-found")
            + Collections.frequency(actions, "deployment-refused");
    assertThat(Collections.frequency(actions, REQUESTED)).as(REQUESTED).isEqualTo(1 + repeated);
    assertEachOnce(actions);
  }

  /** But what a further request leaves behind, which the services outside count. */
  static void assertEachOnce(List<String> actions) {
    assertThat(actions.stream().filter(action -> !OF_EACH_REQUEST.contains(action)))
        .doesNotHaveDuplicates();
  }

  /**
   * Each stored message is in Slack once. Who is killed between Slack's answer and storing it
   * leaves one behind that is sent again.
   */
  static void assertSaidOnce(Messages messages, Books books, int kills) {
    assertThat(saidAgain(messages, books)).isBetween(0, kills);
  }

  /** How many messages are in Slack beside those that are stored, all of which are. */
  static int saidAgain(Messages messages, Books books) {
    var stored = books.messages();
    var said =
        messages.everything().stream()
            .filter(message -> !message.isEphemeral())
            .map(Ending::key)
            .toList();
    assertThat(said).containsAll(stored);
    return said.size() - stored.size() - books.files().size();
  }

  private static String key(SlackMessage message) {
    return message.channel() + " " + message.ts();
  }
}
