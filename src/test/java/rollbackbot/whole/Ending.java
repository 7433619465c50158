package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import rollbackbot.release.Deployment;
import rollbackbot.sandbox.slack.messages.Messages;
import rollbackbot.sandbox.slack.messages.SlackMessage;
import rollbackbot.source.CommitId;

/** What holds at the end of a rollback, whoever died on the way. */
final class Ending {
  private static final String REQUESTED = "deployment-requested";

  /** Told where a start takes long, which isn't in the hands of a test. */
  private static final String AWAY = "was-away";

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

  /** Each action is in the trail, and once; but a request that was seen to be lost is repeated. */
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
    assertEachOnceBut(
        REQUESTED, 1 + Collections.frequency(actions, "deployment-not-found"), actions);
  }

  /** One of them was repeated, so that it is there so many times. */
  static void assertEachOnceBut(String repeated, int times, List<String> actions) {
    assertThat(Collections.frequency(actions, repeated)).as(repeated).isEqualTo(times);
    assertThat(actions.stream().filter(action -> !action.equals(repeated) && !action.equals(AWAY)))
        .doesNotHaveDuplicates();
  }

  /**
   * Each stored message is in Slack once. Who is killed between Slack's answer and storing it
   * leaves one behind that is sent again.
   */
  static void assertSaidOnce(Messages messages, Books books, int kills) {
    var stored = books.messages();
    var said =
        messages.everything().stream()
            .filter(message -> !message.isEphemeral())
            .map(Ending::key)
            .toList();
    assertThat(said).containsAll(stored);
    assertThat(said.size() - stored.size() - books.files().size()).isBetween(0, kills);
  }

  private static String key(SlackMessage message) {
    return message.channel() + " " + message.ts();
  }
}
