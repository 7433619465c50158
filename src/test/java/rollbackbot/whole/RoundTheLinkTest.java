package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;
import static rollbackbot.whole.Rehearsal.BOB;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.scalingo.FakeScalingo;
import rollbackbot.sandbox.scalingo.api.ScalingoFault;
import rollbackbot.sandbox.scalingo.deployments.DeploymentScript;

/** A link that the Git host has revoked, however it shows: an archive goes round it. */
@Tag("whole")
class RoundTheLinkTest {
  private static final String MANUAL_DEPLOY = "POST /v1/apps/[^/]+/scm_repo_link/manual_deploy";
  private static final int ALWAYS = 1000;

  /** What the platform answers then is documented nowhere. */
  enum Symptom {
    BAD_REQUEST(400, "{\"error\":\"the repository can't be reached\"}"),
    UNAUTHORIZED(401, "{\"error\":\"invalid authentication at the SCM provider\"}"),
    FORBIDDEN(403, "{\"error\":\"access to the repository was revoked\",\"code\":\"scm\"}"),
    NOT_FOUND(404, "{\"resource\":\"scm_repo_link\",\"error\":\"not found\"}"),
    INVALID(422, "{\"errors\":{\"scm_integration\":[\"is invalid\"]}}"),
    FAILURE(500, "{\"error\":\"Internal error occured, we're on it!\"}"),
    /** The request is accepted, and the code can't be fetched. */
    NOT_FETCHED(200, "fatal: could not read Username for 'https://github.com': No such device");

    private final int status;
    private final String words;

    Symptom(int status, String words) {
      this.status = status;
      this.words = words;
    }

    void showIn(FakeScalingo scalingo) {
      if (this == NOT_FETCHED) {
        scalingo.nextDeployment(
            PlayedWorld.PLATFORM_APP, DeploymentScript.endingWith("build-error", words));
      } else {
        scalingo.disturb(ALWAYS, MANUAL_DEPLOY, ScalingoFault.OtherAnswer.json(status, words));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  @Execution(ExecutionMode.CONCURRENT)
  void anArchiveIsDeployedByOneTapANewPlanAndANewConfirmation(Symptom symptom, @TempDir Path folder)
      throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      symptom.showIn(rehearsal.scalingo());
      var alice = rehearsal.person(ALICE);
      alice.type("my-app previous");
      alice.click("plan.confirm");
      alice.awaitState("failed");
      var before = rehearsal.newDeployments().size();
      var branches = Map.copyOf(rehearsal.world().repository().branches());

      var bob = rehearsal.person(BOB);
      bob.click("plan.archive-road");
      bob.awaitState("planned");
      assertThat(rehearsal.newDeployments()).hasSize(before);
      bob.click("plan.confirm");
      bob.awaitState("succeeded");
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.newDeployments()).hasSize(before + 1);
      var commit = rehearsal.world().commitOf(PlayedWorld.PREVIOUS);
      assertThat(rehearsal.newDeployments().getFirst().gitRef()).contains(commit.value());
      assertThat(rehearsal.world().repository().branches()).isEqualTo(branches);
      assertThat(rehearsal.autoDeploy()).isFalse();
      assertThat(rehearsal.boardValue("to")).contains(PlayedWorld.PREVIOUS);
      assertThat(rehearsal.thread())
          .contains("archive of `" + commit.abbreviated() + "` ready")
          .contains("✅ Deployment: Scalingo reports the same commit");
      assertThat(rehearsal.books().actionsWithActor())
          .containsOnlyOnce(BOB + " archive-chosen", BOB + " confirmed", ALICE + " confirmed");
    }
  }
}
