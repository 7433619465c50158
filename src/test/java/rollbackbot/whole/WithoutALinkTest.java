package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.sandbox.PlayedWorld;

/** An app to which no repository is linked comes back from an archive of the commit. */
@Tag("whole")
@Timeout(120)
class WithoutALinkTest {
  private static final String APP = PlayedWorld.UNLINKED.name();
  private static final String PLATFORM_APP = PlayedWorld.UNLINKED.platformName();

  @Test
  void theArchiveOfTheCommitIsDeployedAndNoBranchIsCreated(@TempDir Path folder) throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var repository = rehearsal.world().repository(PlayedWorld.UNLINKED);
      var branches = Map.copyOf(repository.branches());
      var before = rehearsal.scalingo().deploymentsOf(PLATFORM_APP).size();
      var commit = repository.commitOf("v1.3.0");
      var alice = rehearsal.person(ALICE);

      alice.type(APP + " previous");
      alice.awaitState("planned");
      assertThat(rehearsal.thread()).contains("No repository is linked to the app", "archive");
      alice.click("plan.confirm");
      alice.awaitState("succeeded");
      rehearsal.awaitNothingUnsent();

      var deployments = rehearsal.scalingo().deploymentsOf(PLATFORM_APP);
      assertThat(deployments).hasSize(before + 1);
      var ours = deployments.getFirst();
      assertThat(ours.gitRef()).contains(commit.value());
      assertThat(rehearsal.scalingo().commitOf(PLATFORM_APP, ours.id())).contains(commit);
      assertThat(repository.branches()).isEqualTo(branches);
      assertThat(rehearsal.boardValue("branch")).isEmpty();
      assertThat(rehearsal.boardValue("to")).contains("1.3.0");
      assertThat(rehearsal.thread())
          .contains("✅ Tag `v1.3.0`")
          .contains("✅ Archive: of the same commit")
          .contains("✅ Deployment: Scalingo reports the same commit");
      assertThat(rehearsal.books().actionsWithActor())
          .containsExactly(
              "U0ALICE opened",
              "rollback-bot planned",
              "U0ALICE confirmed",
              "rollback-bot rechecked",
              "rollback-bot archive-ready",
              "rollback-bot deployment-requested",
              "rollback-bot deployment-accepted",
              "rollback-bot deployed",
              "rollback-bot succeeded");
    }
  }
}
