package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.C400;
import static rollbackbot.rollback.Examples.C411;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbackbot.archive.ArchiveFault;
import rollbackbot.archive.ArchiveRoad;
import rollbackbot.archive.ArchiveRoad.Access;
import rollbackbot.archive.ArchiveRoad.Because;
import rollbackbot.check.Finding;
import rollbackbot.check.Finding.Kind;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.Reply;
import rollbackbot.offer.OfferState.Failed;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.Failure;
import rollbackbot.plan.Plan;
import rollbackbot.plan.Way;
import rollbackbot.release.App;
import rollbackbot.release.AppBuilder;
import rollbackbot.release.Road;
import rollbackbot.source.BranchName;

/** An app without a link is deployed from archives. */
class ArchiveRoadTest {
  private static final Access PUBLIC = new Access.Public(FakeArchives.addressOf(C400));

  private static Play unlinked() {
    var play = Play.standard();
    play.platform.unlink();
    return play;
  }

  private static Plan plan(Play play) {
    assertThat(play.state()).isInstanceOf(Planned.class);
    return ((Planned) play.state()).plan();
  }

  private static Failure.Reason reason(Play play) {
    assertThat(play.state()).isInstanceOf(Failed.class);
    return ((Failed) play.state()).failure().reason();
  }

  /** An app of which the file doesn't name the repository. */
  private static App withoutRepository() {
    return AppBuilder.like(Examples.app()).withoutRepository().build();
  }

  @Test
  void anAppWithoutALinkIsPlannedWithoutABranchAndWithoutAutoDeploy() {
    var play = unlinked().types(ALICE, "my-app previous");

    var plan = plan(play);

    assertThat(plan.archive()).contains(new ArchiveRoad(Because.NOT_LINKED, Optional.of(PUBLIC)));
    assertThat(plan.releaseBranch()).isEmpty();
    assertThat(Way.of(plan))
        .containsExactly(Way.CHECK, Way.ARCHIVE, Way.DEPLOYMENT, Way.VERIFICATION);
    assertThat(play.disturbances.acted("git.pushRefusal")).isZero();
  }

  @Test
  void aLinkedAppGoesByABranchUnlessItsRoadIsTheArchive() {
    var linked = plan(Play.standard().types(ALICE, "my-app previous"));
    var configured = plan(Play.of(Examples.app().on(Road.ARCHIVE)).types(ALICE, "my-app previous"));

    assertThat(linked.archive()).isEmpty();
    assertThat(configured.archive())
        .contains(new ArchiveRoad(Because.CONFIGURED, Optional.of(PUBLIC)));
    assertThat(Way.of(configured)).contains(Way.AUTO_DEPLOY).doesNotContain(Way.BRANCH);
  }

  @Test
  void autoDeployIsPausedFirstWhereThereIsALink() {
    var play = Play.of(Examples.app().on(Road.ARCHIVE)).types(ALICE, "my-app previous");

    play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(Duration.ofMinutes(5));

    assertThat(play.state()).isInstanceOf(Succeeded.class);
    assertThat(play.platform.autoDeploys()).isFalse();
    assertThat(play.git.branches()).isEqualTo(Map.of(new BranchName("main"), C411));
    assertThat(play.contents(IncidentEntry.Reached.class))
        .contains(
            new IncidentEntry.Reached(new Milestone.ArchiveReady(C400, PUBLIC, AutoDeploy.PAUSED)));
  }

  @Test
  void withoutALinkAndWithoutARepositoryThereIsNoRoad() {
    var play = Play.of(withoutRepository());
    play.platform.unlink();

    play.types(ALICE, "my-app previous");

    assertThat(reason(play)).isEqualTo(new Failure.Reason.NoLink());
  }

  @Test
  void theBranchRoadNeedsALink() {
    var play = Play.of(Examples.app().on(Road.BRANCH));
    play.platform.unlink();

    play.types(ALICE, "my-app previous");

    assertThat(reason(play)).isEqualTo(new Failure.Reason.NoLink());
  }

  @ParameterizedTest
  @EnumSource
  void noArchiveMeansNoPlan(ArchiveFault why) {
    var play = unlinked();
    play.archives.lack(why);

    play.types(ALICE, "my-app previous");

    assertThat(reason(play)).isEqualTo(new Failure.Reason.NoArchive(why, "github.com"));
    assertThat(((Failed) play.state()).failure().production()).contains("4.1.1");
  }

  @Test
  void anArchiveThatIsGoneAfterTheConfirmationDeploysNothing() {
    var play = unlinked().types(ALICE, "my-app previous");
    play.archives.lack(ArchiveFault.NOT_PUBLIC);

    play.clicks(ALICE, ActionIds.PLAN_CONFIRM);

    assertThat(reason(play)).isInstanceOf(Failure.Reason.NoArchive.class);
    assertThat(play.platform.byBot()).isEmpty();
  }

  /** Somebody's pipeline deploys the same commit, from the same archive, at the same time. */
  @Test
  void anotherAccountsDeploymentOfTheSameCommitIsNotTakenForOurs() {
    var play = unlinked().types(ALICE, "my-app previous");
    play.disturbances.next("platform.deployArchive", Disturbances.requestLost());

    play.clicks(ALICE, ActionIds.PLAN_CONFIRM);
    play.platform.somebodyDeploys("pipeline", C400);
    play.passes(Duration.ofMinutes(5));

    assertThat(play.actions()).doesNotContain("deployment-found");
    assertThat(play.platform.byBot()).isEmpty();
    assertThat(reason(play)).isInstanceOf(Failure.Reason.RunsAlready.class);
  }

  @Test
  void anAnswerThatIsLostIsFoundByRefTimeAndAccount() {
    var play = unlinked().types(ALICE, "my-app previous");
    play.disturbances.next("platform.deployArchive", Disturbances.answerLost());

    play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(Duration.ofMinutes(5));

    assertThat(play.state()).isInstanceOf(Succeeded.class);
    assertThat(play.actions()).containsOnlyOnce("deployment-found");
    assertThat(play.platform.byBot()).hasSize(1);
  }

  @Test
  void privateCodeIsUploadedRightBeforeItIsAskedFor() {
    var play = unlinked();
    play.archives.keepToTheToken();

    play.types(ALICE, "my-app previous");
    assertThat(plan(play).archive())
        .contains(new ArchiveRoad(Because.NOT_LINKED, Optional.of(new Access.Uploaded())));
    assertThat(play.platform.uploads()).isZero();
    play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(Duration.ofMinutes(5));

    assertThat(play.state()).isInstanceOf(Succeeded.class);
    assertThat(play.platform.uploads()).isEqualTo(1);
  }

  /** The platform wouldn't get anything there any more. */
  @Test
  void anUploadThatHasRunOutIsDoneAnew() {
    var play = unlinked();
    play.archives.keepToTheToken();
    play.types(ALICE, "my-app previous");
    var later = Optional.of(Duration.ofMinutes(9));
    play.disturbances.next(
        "platform.deployArchive",
        new Disturbances.Disturbance.Before(
            () -> new OutsideTrouble.Unavailable("too many calls", later)));

    play.clicks(ALICE, ActionIds.PLAN_CONFIRM);
    play.passes(Duration.ofMinutes(15));

    assertThat(play.state()).isInstanceOf(Succeeded.class);
    assertThat(play.platform.uploads()).isEqualTo(2);
    assertThat(play.platform.byBot()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"NOT_ONE_ROOT", "TOO_LARGE", "OTHER_COMMIT", "NOT_AN_ARCHIVE"})
  void whatIsNotFitIsNotUploaded(ArchiveFault why) {
    var play = unlinked();
    play.archives.keepToTheToken();
    play.archives.spoil(why);

    play.types(ALICE, "my-app previous").clicks(ALICE, ActionIds.PLAN_CONFIRM);

    assertThat(reason(play)).isEqualTo(new Failure.Reason.NoArchive(why, "github.com"));
    assertThat(play.platform.uploads()).isZero();
    assertThat(play.platform.byBot()).isEmpty();
  }

  /** Whoever has the address has the code. */
  @Test
  void theAddressOfAnUploadIsNeitherStoredNorShown() {
    var play = unlinked();
    play.archives.keepToTheToken();
    play.types(ALICE, "my-app previous").clicks(ALICE, ActionIds.PLAN_CONFIRM);
    play.passes(Duration.ofMinutes(5));

    assertThat(play.platform.uploads()).isEqualTo(1);
    assertThat(play.incident().toString()).doesNotContain("upload-secret");
  }

  /** Where the archive is, is known to one process alone. */
  @Test
  void theNextProcessLooksForTheArchiveAnew() {
    var play = unlinked().types(ALICE, "my-app previous");
    play.disturbances.next("platform.deployArchive", Disturbances.diesBefore());

    Errand.surviving(play, () -> play.clicks(ALICE, ActionIds.PLAN_CONFIRM));
    play.passes(Duration.ofMinutes(5));

    assertThat(play.state()).isInstanceOf(Succeeded.class);
    assertThat(play.platform.byBot()).hasSize(1);
    assertThat(play.contents(IncidentEntry.Reached.class))
        .filteredOn(it -> it.milestone() instanceof Milestone.ArchiveReady)
        .hasSize(1);
  }

  @Test
  void aCheckTellsTheRoadAndWhatIsInItsWay() {
    var play = unlinked();

    assertThat(kinds(play))
        .containsSubsequence(
            Kind.NO_LINK_NEEDED, Kind.GOES_BACK_BY_ARCHIVE, Kind.COMMIT_THERE, Kind.ARCHIVE_PUBLIC)
        .doesNotContain(Kind.MAY_PUSH);
    play.archives.lack(ArchiveFault.UNKNOWN_HOST);
    assertThat(kinds(play)).contains(Kind.ARCHIVE_OF_UNKNOWN_HOST);
    play.archives.lack(ArchiveFault.NOT_PUBLIC);
    assertThat(kinds(play)).contains(Kind.ARCHIVE_NOT_PUBLIC);
  }

  @Test
  void aCheckTellsWhyThereIsNoRoad() {
    var nothing = Play.of(withoutRepository());
    nothing.platform.unlink();
    var branch = Play.of(Examples.app().on(Road.BRANCH));
    branch.platform.unlink();

    assertThat(kinds(nothing)).contains(Kind.NOT_LINKED).doesNotContain(Kind.GOES_BACK);
    assertThat(kinds(branch)).contains(Kind.ROAD_WITHOUT_LINK).doesNotContain(Kind.GOES_BACK);
  }

  private static List<Kind> kinds(Play play) {
    play.types(ALICE, "check my-app");
    return ((Reply.Checked) play.reply()).findings().stream().map(Finding::kind).toList();
  }
}
