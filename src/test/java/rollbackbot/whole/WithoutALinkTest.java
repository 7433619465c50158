package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;
import static rollbackbot.whole.Rehearsal.soon;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.secret.Secret;

/** An app to which no repository is linked comes back from an archive of the commit. */
@Tag("whole")
class WithoutALinkTest {
  private static final String APP = PlayedWorld.UNLINKED.name();
  private static final String PLATFORM_APP = PlayedWorld.UNLINKED.platformName();

  private static final Secret TOKEN = new Secret("token-of-the-private-code");

  /** Who may read the code. */
  enum Code {
    PUBLIC,
    PRIVATE
  }

  @ParameterizedTest
  @CsvSource({
    "PUBLIC, /api/v3",
    "PUBLIC, /api/v4",
    "PRIVATE, /api/v3",
    "PRIVATE, /api/v4",
  })
  void theArchiveOfTheCommitIsDeployedAndNoBranchIsCreated(
      Code code, String api, @TempDir Path folder) throws Exception {
    try (var rehearsal = Rehearsal.prepare(folder)) {
      var git = rehearsal.world().git();
      rehearsal.set("GIT_API_URL", "http://127.0.0.1:" + git.port() + api);
      if (code == Code.PRIVATE) {
        git.requireLogin("x-access-token", TOKEN);
        rehearsal.set("GIT_TOKEN", TOKEN.reveal());
      }
      rehearsal.set("ROLLBACK_CONFIG", configuration(rehearsal)).startBot();
      var repository = rehearsal.world().repository(PlayedWorld.UNLINKED);
      var branches = Map.copyOf(repository.branches());
      var before = rehearsal.scalingo().deploymentsOf(PLATFORM_APP).size();
      var commit = repository.commitOf("v1.3.0");
      var alice = rehearsal.person(ALICE);

      alice.type(APP + " previous");
      alice.awaitState("planned");
      alice.awaitControl("plan.confirm");
      assertThat(rehearsal.thread())
          .contains("From an archive, without a branch: no repository is linked");
      alice.click("plan.confirm");
      alice.awaitState("succeeded");
      rehearsal.awaitNothingUnsent();

      var deployments = rehearsal.scalingo().deploymentsOf(PLATFORM_APP);
      assertThat(deployments).hasSize(before + 1);
      var ours = deployments.getFirst();
      assertThat(ours.gitRef()).contains(commit.value());
      assertThat(rehearsal.scalingo().commitOf(PLATFORM_APP, ours.id())).contains(commit);
      assertThat(repository.branches()).isEqualTo(branches);
      assertThat(rehearsal.scalingo().calls())
          .filteredOn(call -> call.path().startsWith("/v1/sources"))
          .hasSize(code == Code.PRIVATE ? 3 : 0);
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

  @Test
  void withoutARepositoryBothCuresAreTold(@TempDir Path folder) throws Exception {
    try (var rehearsal = Rehearsal.prepare(folder)) {
      var config = rehearsal.environment().get("ROLLBACK_CONFIG");
      var address = rehearsal.world().git().address(PlayedWorld.OWNER, APP).url();
      assertThat(config).contains("repository: " + address);
      rehearsal.set("ROLLBACK_CONFIG", config.replace("repository: " + address, "")).startBot();
      var alice = rehearsal.person(ALICE);

      alice.type(APP + " previous");
      alice.awaitState("failed");
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.thread())
          .contains("No repository is linked to the app, and none is named in `rollback.yml`")
          .contains("or set `repository` so that the bot deploys archives");
      alice.type("check " + APP);
      soon().until(() -> rehearsal.privately(ALICE).contains("none is named in `rollback.yml`"));
      assertThat(rehearsal.scalingo().calls())
          .noneMatch(call -> call.method().equals("POST") && call.path().endsWith("/deployments"));
    }
  }

  /** Tickets are opened on GitHub in the played world, which GitLab's address would contradict. */
  private static String configuration(Rehearsal rehearsal) {
    return rehearsal.environment().get("ROLLBACK_CONFIG").replace("tickets: github", "");
  }
}
