package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;
import static rollbackbot.rollback.Examples.C411;
import static rollbackbot.rollback.Examples.MY_APP;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rollbackbot.autodeploy.AutoDeployEntry;
import rollbackbot.autodeploy.BranchOffers;
import rollbackbot.autodeploy.BranchTrouble;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.incident.BranchOffer;
import rollbackbot.incident.BranchOffer.HeadIs;
import rollbackbot.incident.Entry.Health;
import rollbackbot.incident.Input;
import rollbackbot.incident.Reply;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.people.ActionIds;
import rollbackbot.release.App;
import rollbackbot.release.Release;
import rollbackbot.room.Endings;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;

/** After the fix the linked branch is deployed by a click: once, and only what was shown. */
class LinkedBranchTest {
  private static final Duration ENOUGH = Duration.ofMinutes(10);
  private static final CommitId FIX = Examples.commit('f');
  private static final BranchName MAIN = new BranchName("main");

  /** Rolled back, fixed, and auto-deploy back on. */
  private static Play fixed() {
    return fixed(Examples.app());
  }

  private static Play fixed(App app) {
    var play = Play.of(app).confirmed().passes(ENOUGH);
    play.git.branch("main", FIX);
    return play.types(BOB, "resume my-app");
  }

  /** The button of the newest message that offers the branch. */
  private static Play.Button button(Play play) {
    var number = BranchOffers.open(play.incident()).orElseThrow().number();
    return button(play, number);
  }

  private static Play.Button button(Play play, int number) {
    var handle = Input.Handle.of(play.incident(), play.incident().prompt()).withOption(number);
    return new Play.Button(ActionIds.BRANCH_DEPLOY, handle.value());
  }

  private static BranchTrouble trouble(Play play) {
    return play.last(AutoDeployEntry.BranchNotDeployed.class).why();
  }

  private static long deployments(Play play) {
    // The first one is the rollback's.
    return play.disturbances.acted("platform.deploy") - 1;
  }

  @Test
  void isOfferedWithItsCommitOnceAutoDeployIsBack() {
    var play = fixed();

    assertThat(play.last(AutoDeployEntry.AutoDeployBack.class).offer())
        .contains(new BranchOffer(MAIN, Optional.of(FIX), HeadIs.WITHOUT_IT));
    assertThat(deployments(play)).isZero();
  }

  @Test
  void isDeployedByAClickAndFollowedToItsEnd() {
    var play = fixed(Examples.appWithHealthCheck());

    play.clicks(ALICE, button(play)).passes(ENOUGH);

    assertThat(deployments(play)).isEqualTo(1);
    assertThat(play.platform.runs()).contains(FIX.value());
    assertThat(play.last(AutoDeployEntry.BranchDeployed.class))
        .extracting(AutoDeployEntry.BranchDeployed::commit, AutoDeployEntry.BranchDeployed::health)
        .containsExactly(Optional.of(FIX.value()), Health.GOOD);
    assertThat(play.state()).isInstanceOf(Succeeded.class);
    assertThat(play.incident().branchDeployment()).isEmpty();
    assertThat(play.actions()).containsOnlyOnce("branch-deployment-confirmed", "branch-deployed");
  }

  @Test
  void aSecondClickAsksForNothing() {
    var play = fixed();
    var button = button(play);
    play.clicks(ALICE, button);

    play.clicks(BOB, button);
    assertThat(play.reply()).isEqualTo(new Reply.AlreadySettled(Optional.of(ALICE)));
    play.passes(ENOUGH).clicks(BOB, button);

    assertThat(play.reply()).isEqualTo(new Reply.Over(MY_APP));
    assertThat(deployments(play)).isEqualTo(1);
  }

  @Test
  void isNotDeployedByWhoMayNotAct() {
    var play = fixed();

    play.clicks("U0STRANGER", button(play)).passes(ENOUGH);

    assertThat(play.reply()).isInstanceOf(Reply.NotAllowed.class);
    assertThat(deployments(play)).isZero();
  }

  @Test
  void whatWasRolledAwayFromIsSaidToBe() {
    var play = Play.standard().confirmed().passes(ENOUGH).clicks(BOB, ActionIds.AUTODEPLOY_RESUME);

    assertThat(play.last(AutoDeployEntry.AutoDeployBack.class).offer())
        .contains(new BranchOffer(MAIN, Optional.of(C411), HeadIs.ROLLED_AWAY_FROM));
  }

  /** What the bot itself put in place on the way isn't what the next push may bring back. */
  @Test
  void afterASecondRollbackItIsStillTheTroubleThatWasLeft() {
    var play = Play.of(Examples.appWithHealthCheck());
    play.health.isGoodWhen(_ -> false);
    play.confirmed().passes(ENOUGH).chooses(BOB, ActionIds.ROLLBACK_CHOOSE_VERSION, "3.9.0");
    play.health.isGoodWhen(_ -> true);
    assertThat(play.plan().from().label()).isEqualTo("4.0.0");

    play.clicks(BOB, ActionIds.PLAN_CONFIRM)
        .passes(ENOUGH)
        .clicks(BOB, ActionIds.AUTODEPLOY_RESUME);

    var back = play.last(AutoDeployEntry.AutoDeployBack.class);
    assertThat(back.offer())
        .contains(new BranchOffer(MAIN, Optional.of(C411), HeadIs.ROLLED_AWAY_FROM));
    assertThat(back.marked()).contains("4.1.1");
    assertThat(Endings.left(play.incident()).map(Release::label)).contains("4.1.1");
  }

  @Test
  void isNotOfferedWhereNothingIsToBeDeployed() {
    var play = Play.standard();
    play.platform.nextEnds("build-error");
    play.confirmed().passes(ENOUGH);

    play.clicks(BOB, ActionIds.ROLLBACK_GIVE_UP);

    assertThat(play.last(AutoDeployEntry.AutoDeployBack.class).offer().map(BranchOffer::headIs))
        .contains(HeadIs.IN_PRODUCTION);
    assertThat(BranchOffers.open(play.incident())).isEmpty();
  }

  @Test
  void isOfferedWithoutItsCommitWhereTheGitHostIsAway() {
    var play = Play.standard().confirmed().passes(ENOUGH);
    play.types(BOB, "resume my-app");
    play.disturbances.goesAway("git.exactRefs");

    play.clicks(BOB, ActionIds.AUTODEPLOY_RESUME);

    assertThat(play.platform.autoDeploys()).isTrue();
    assertThat(play.last(AutoDeployEntry.AutoDeployBack.class).offer().map(BranchOffer::headIs))
        .contains(HeadIs.UNKNOWN);
  }

  @Test
  void anotherCommitThanTheOneShownIsNotDeployed() {
    var play = fixed();
    var button = button(play);
    var later = Examples.commit('e');
    play.git.branch("main", later);

    play.clicks(ALICE, button).passes(ENOUGH);

    assertThat(deployments(play)).isZero();
    assertThat(trouble(play)).isEqualTo(new BranchTrouble.Moved());
    play.clicks(ALICE, button(play)).passes(ENOUGH);
    assertThat(play.platform.runs()).contains(later.value());
  }

  @Test
  void isNotAskedForWhileThePlatformIsBusy() {
    var play = fixed();
    play.platform.somebodyDeploys("carol", FIX);

    play.clicks(ALICE, button(play)).passes(ENOUGH);

    assertThat(deployments(play)).isZero();
    assertThat(trouble(play)).isInstanceOf(BranchTrouble.Busy.class);
  }

  @Test
  void isNotDeployedWhileAnotherIncidentIsOpen() {
    var play = fixed();
    var button = button(play);
    play.types(BOB, "my-app previous");

    play.clicks(ALICE, button).passes(Duration.ofMinutes(1));

    assertThat(play.reply()).isInstanceOf(Reply.AlreadyOpen.class);
    assertThat(deployments(play)).isZero();
    assertThat(play.state()).isInstanceOf(Planned.class);
  }

  @Test
  void aRollbackThatBeginsMeanwhileWaitsForIt() {
    var play = fixed();
    play.clicks(ALICE, button(play));

    play.types(BOB, "my-app 3.9.0").clicks(BOB, ActionIds.PLAN_CONFIRM).passes(ENOUGH);
    play.clicks(BOB, ActionIds.PLAN_CONFIRM).passes(ENOUGH);

    assertThat(play.state()).isInstanceOf(Succeeded.class);
    assertThat(play.platform.runs()).contains(Examples.C390.value());
    assertThat(deployments(play)).isEqualTo(2);
  }

  @Test
  void aFailedOneIsToldAndMayBeAskedForAgain() {
    var play = fixed();
    play.platform.nextEnds("build-error");

    play.clicks(ALICE, button(play)).passes(ENOUGH);
    assertThat(trouble(play)).isInstanceOf(BranchTrouble.Failed.class);
    play.clicks(BOB, button(play)).passes(ENOUGH);

    assertThat(play.platform.runs()).contains(FIX.value());
    assertThat(deployments(play)).isEqualTo(2);
  }

  @Test
  void aClockPutAheadEndsNoFollowing() {
    var play = fixed();
    play.platform.nextTakes(Duration.ofMinutes(20));

    play.clicks(ALICE, button(play)).passes(Duration.ofMinutes(1));
    play.clockJumps(Duration.ofHours(2));
    play.passes(Duration.ofMinutes(25));

    assertThat(play.platform.runs()).contains(FIX.value());
    assertThat(play.contents(AutoDeployEntry.BranchNotDeployed.class)).isEmpty();
  }

  @Test
  void oneWithoutAnEndIsFollowedNoMore() {
    var play = fixed();
    play.platform.nextTakes(Duration.ofHours(3));

    play.clicks(ALICE, button(play)).passes(Duration.ofMinutes(70));

    assertThat(trouble(play)).isInstanceOf(BranchTrouble.NoEnd.class);
    assertThat(play.incident().branchDeployment()).isEmpty();
  }

  @Test
  void aRefusalIsToldInThePlatformsWords() {
    var play = fixed();
    play.disturbances.next("platform.deploy", Disturbances.refused(403, "not yours"));

    play.clicks(ALICE, button(play)).passes(ENOUGH);

    assertThat(trouble(play)).isInstanceOf(BranchTrouble.Said.class);
    assertThat(trouble(play).toString()).contains("not yours");
  }

  @Test
  void aLostRequestIsLookedForAndNotRepeated() {
    var play = fixed();
    play.disturbances.next("platform.deploy", Disturbances.requestLost());

    play.clicks(ALICE, button(play)).passes(ENOUGH);

    assertThat(deployments(play)).isZero();
    assertThat(trouble(play)).isEqualTo(new BranchTrouble.NeverAnswered());
  }

  @Test
  void anotherCommitThanTheOneConfirmedIsSaidToRun() {
    var play = fixed();
    play.platform.tells(FakePlatform.AnsweredRef.OTHER_COMMIT);

    play.clicks(ALICE, button(play)).passes(ENOUGH);

    var deployed = play.last(AutoDeployEntry.BranchDeployed.class);
    assertThat(deployed.wanted()).contains(FIX);
    assertThat(deployed.commit()).contains("e".repeat(40));
  }

  @Test
  void theIncidentIsNotReopenedMeanwhile() {
    var play = Play.standard();
    play.platform.nextEnds("build-error");
    play.confirmed().passes(ENOUGH);
    play.git.branch("main", FIX);
    play.clicks(BOB, ActionIds.ROLLBACK_GIVE_UP);
    play.clicks(ALICE, button(play));

    play.clicks(BOB, ActionIds.INCIDENT_REOPEN);

    assertThat(play.reply()).isEqualTo(new Reply.BranchUnderWay(MY_APP, MAIN));
    play.passes(ENOUGH);
    assertThat(play.contents(AutoDeployEntry.BranchDeployed.class)).hasSize(1);
  }

  @Test
  void serviceThatIsAwayForLongEndsItBeforeTheRequestAndNotAfter() {
    var play = fixed();
    var button = button(play);
    play.disturbances.goesAway("platform");
    play.clicks(ALICE, button).passes(Duration.ofMinutes(15));
    assertThat(trouble(play)).isInstanceOf(BranchTrouble.Said.class);

    play.disturbances.comesBack();
    play.clicks(ALICE, button(play));
    play.disturbances.goesAway("platform");
    play.passes(Duration.ofMinutes(30));
    play.disturbances.comesBack();
    play.passes(ENOUGH);

    assertThat(play.contents(AutoDeployEntry.BranchDeployed.class)).hasSize(1);
    assertThat(deployments(play)).isEqualTo(1);
  }

  @Test
  void isStoppedAsLongAsNothingWasAskedFor() {
    var play = fixed();
    var offered = button(play);
    play.disturbances.goesAway("platform");
    play.clicks(ALICE, offered).passes(Duration.ofMinutes(2));

    play.clicks(BOB, ActionIds.BRANCH_STOP);
    play.disturbances.comesBack();
    play.passes(ENOUGH);

    assertThat(trouble(play)).isEqualTo(new BranchTrouble.StoppedBy(BOB));
    assertThat(deployments(play)).isZero();
    assertThat(play.actions()).containsOnlyOnce("branch-deployment-stopped");
    assertThat(play.incident().trouble()).isEmpty();
    play.clicks(ALICE, button(play)).passes(ENOUGH);
    assertThat(deployments(play)).isEqualTo(1);
  }

  @Test
  void whoStopsTooLateIsToldThatScalingoIsAtIt() {
    var play = fixed();
    play.clicks(ALICE, button(play)).passes(Duration.ofSeconds(10));

    play.clicks(BOB, ActionIds.BRANCH_STOP);

    assertThat(play.reply()).isEqualTo(new Reply.BranchUnderWay(MY_APP, MAIN));
    play.passes(ENOUGH).clicks(BOB, ActionIds.BRANCH_STOP);
    assertThat(play.reply()).isEqualTo(new Reply.Over(MY_APP));
    assertThat(play.contents(AutoDeployEntry.BranchDeployed.class)).hasSize(1);
  }

  static Stream<Arguments> everyCall() {
    var whole = fixed();
    int before = whole.disturbances.calls().size();
    whole.clicks(ALICE, button(whole)).passes(ENOUGH);
    int after = whole.disturbances.calls().size();
    return Stream.of(
            Disturbances.unavailable(),
            Disturbances.answerLost(),
            Disturbances.diesBefore(),
            Disturbances.diesAfter())
        .flatMap(mishap ->
            IntStream.rangeClosed(1, after - before)
                .mapToObj(number -> Arguments.of(mishap, number)));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("everyCall")
  void isDeployedAtMostOnceWhateverGoesWrong(Disturbances.Disturbance mishap, int number) {
    var play = fixed();
    play.disturbances.atNumber(play.disturbances.calls().size() + number, mishap);

    try {
      play.clicks(ALICE, button(play));
      play.passes(ENOUGH);
    } catch (Disturbances.ProcessDied e) {
      play.restarts().passes(ENOUGH);
    }

    assertThat(deployments(play)).isLessThanOrEqualTo(1);
    assertThat(play.incident().branchDeployment()).isEmpty();
    boolean runs = play.platform.runs().filter(FIX.value()::equals).isPresent();
    assertThat(play.contents(AutoDeployEntry.BranchDeployed.class)).hasSize(runs ? 1 : 0);
    assertThat(play.contents(AutoDeployEntry.BranchNotDeployed.class)).hasSize(runs ? 0 : 1);
  }
}
