package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;
import static rollbackbot.rollback.Examples.C400;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.archive.ArchiveRoad;
import rollbackbot.archive.ArchiveRoad.Access;
import rollbackbot.archive.ArchiveRoad.Because;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.offer.OfferState.Failed;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.Failure;
import rollbackbot.plan.Plan;

/** The platform's link to the Git host is of no use: an archive goes round it. */
class BrokenLinkTest {
  private static final Access PUBLIC = new Access.Public(FakeArchives.addressOf(C400));

  private static Plan plan(Play play) {
    assertThat(play.state()).isInstanceOf(Planned.class);
    return ((Planned) play.state()).plan();
  }

  private static Failure.Reason reason(Play play) {
    assertThat(play.state()).isInstanceOf(Failed.class);
    return ((Failed) play.state()).failure().reason();
  }

  /** As when the Git host has revoked it. */
  private static Play withABrokenLink() {
    var play = Play.standard().types(ALICE, "my-app previous");
    play.disturbances.next("platform.deploy", Disturbances.refused(403, "access revoked"));
    return play.clicks(ALICE, ActionIds.PLAN_CONFIRM);
  }

  @Test
  void aBrokenLinkIsGoneRoundByATapANewPlanAndANewConfirmation() {
    var play = withABrokenLink();
    assertThat(reason(play)).isInstanceOf(Failure.Reason.Refused.class);

    play.clicks(BOB, ActionIds.PLAN_ARCHIVE_ROAD);

    assertThat(plan(play).archive()).contains(new ArchiveRoad(Because.CHOSEN, Optional.of(PUBLIC)));
    assertThat(play.platform.byBot()).isEmpty();
    play.clicks(BOB, ActionIds.PLAN_CONFIRM).passes(Duration.ofMinutes(5));
    assertThat(play.state()).isInstanceOf(Succeeded.class);
    assertThat(play.platform.byBot()).hasSize(1);
    assertThat(play.platform.autoDeploys()).isFalse();
    assertThat(play.actions()).containsOnlyOnce("archive-chosen");
  }

  @Test
  void theChoiceHoldsForTheRestOfTheIncident() {
    var play = withABrokenLink().clicks(BOB, ActionIds.PLAN_ARCHIVE_ROAD);
    play.disturbances.next("platform.deployArchive", Disturbances.refused(403, "no"));
    play.clicks(BOB, ActionIds.PLAN_CONFIRM);

    assertThat(reason(play)).isInstanceOf(Failure.Reason.Refused.class);
    play.clicks(ALICE, ActionIds.ROLLBACK_RETRY);

    assertThat(plan(play).archive()).isPresent();
  }

  /** Nothing is wrong with the link there. */
  @Test
  void aRefusedPushOffersNoArchive() {
    var play = Play.standard().types(ALICE, "my-app previous");
    play.disturbances.next("git.createBranch", Disturbances.refused(403, "no"));
    play.clicks(ALICE, ActionIds.PLAN_CONFIRM);
    assertThat(reason(play)).isInstanceOf(Failure.Reason.Refused.class);

    play.clicks(ALICE, ActionIds.PLAN_ARCHIVE_ROAD);

    assertThat(play.state()).isInstanceOf(Failed.class);
    assertThat(play.actions()).doesNotContain("archive-chosen");
  }

  /** Nothing but Git's own words tells it from a build that fails. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "fatal: could not read Username for 'https://github.com': terminal prompts disabled",
        "fatal: Authentication failed for 'https://gitlab.com/acme/my-app.git/'",
        "fatal: repository 'https://github.com/acme/my-app.git/' not found",
        "remote: Repository not found.",
        "git@github.com: Permission denied (publickey).",
        "fatal: Could not read from remote repository.",
        "remote: HTTP Basic: Access denied",
        "fatal: unable to access 'https://github.com/acme/my-app.git/': The requested URL returned"
            + " error: 403",
      })
  void aDeploymentThatCannotFetchTheCodeOffersAnArchive(String line) {
    var play = failingWith(line);
    assertThat(reason(play)).isInstanceOf(Failure.Reason.DeploymentFailed.class);

    play.clicks(BOB, ActionIds.PLAN_ARCHIVE_ROAD);

    assertThat(plan(play).archive()).map(ArchiveRoad::because).contains(Because.CHOSEN);
  }

  private static Play failingWith(String line) {
    var play = Play.standard().types(ALICE, "my-app previous");
    play.platform.nextEnds("build-error");
    play.platform.outputsEndWith(line);
    return play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(Duration.ofMinutes(5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "npm error code ETARGET",
        "Error: config repository not loaded",
        "-----> Access to the registry is denied",
      })
  void aBuildThatFailsOffersNone(String line) {
    var play = failingWith(line);

    play.clicks(BOB, ActionIds.PLAN_ARCHIVE_ROAD);

    assertThat(reason(play)).isInstanceOf(Failure.Reason.DeploymentFailed.class);
    assertThat(play.actions()).doesNotContain("archive-chosen");
  }

  /** The platform answers some mistakes with a 500 (Scalingo docs: errors; seen in the field). */
  @Test
  void aRequestThatIsNeverAnsweredOffersAnArchive() {
    var play = Play.standard().types(ALICE, "my-app previous");
    for (int time = 0; time < 3; time++) {
      play.disturbances.next("platform.deploy", Disturbances.requestLost());
    }
    play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(Duration.ofMinutes(10));
    assertThat(reason(play)).isInstanceOf(Failure.Reason.NeverAnswered.class);

    play.clicks(BOB, ActionIds.PLAN_ARCHIVE_ROAD).clicks(BOB, ActionIds.PLAN_CONFIRM);
    play.passes(Duration.ofMinutes(5));

    assertThat(play.state()).isInstanceOf(Succeeded.class);
    assertThat(play.platform.byBot()).hasSize(1);
  }
}
