package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.deploy.ByHand;
import rollbackbot.deploy.DeployEntry;
import rollbackbot.deploy.DeployEntry.HandProgress;
import rollbackbot.deploy.DeployEntry.HandWork;
import rollbackbot.deploy.DeployState.CreatingBranch;
import rollbackbot.deploy.DeployState.LookingOnceMore;
import rollbackbot.deploy.DeployState.Rechecking;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.CalledOff;
import rollbackbot.incident.Milestone;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferState.Failed;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.Failure;
import rollbackbot.restore.RestoreState;
import rollbackbot.source.BranchName;

/** People do in the bot's place what it can't do by itself, and it goes on from there. */
class ByHandTest {
  private static final String BRANCH = "release/v4.0.0";

  private static Play pushRefused() {
    var play = Play.standard().planned();
    play.git.refusesPushes("protected");
    return play.clicks(ALICE, ActionIds.PLAN_CONFIRM);
  }

  /** The branch is there; Scalingo refuses to deploy it. */
  private static Play deploymentRefused() {
    var play = Play.standard().planned();
    play.disturbances.next("platform.deploy", Disturbances.refused(403, "forbidden"));
    return play.clicks(ALICE, ActionIds.PLAN_CONFIRM);
  }

  private static List<HandWork> left(Play play) {
    return play.last(DeployEntry.ByHand.class).left();
  }

  private static HandProgress progress(Play play) {
    return play.last(DeployEntry.ByHand.class).progress();
  }

  private static boolean isOpen(Play play) {
    return ByHand.isOpen(play.incident(), play.last(DeployEntry.ByHand.class));
  }

  private static void somebodyPushes(Play play) {
    play.git.branch(BRANCH, Examples.C400);
  }

  @Nested
  class WhatIsTold {

    @Test
    void aPushThatIsRefusedLeavesBranchAndDeploymentAtOnce() {
      var play = pushRefused();

      assertThat(play.failure().reason()).isInstanceOf(Failure.Reason.PushRefused.class);
      assertThat(left(play)).containsExactly(HandWork.BRANCH, HandWork.DEPLOYMENT);
      assertThat(isOpen(play)).isTrue();
      assertThat(ByHand.commands(play.last(DeployEntry.ByHand.class), Examples.app()).orElseThrow())
          .containsExactly(
              "git push --force-with-lease=refs/heads/release/v4.0.0: "
                  + Examples.REPOSITORY.url()
                  + " "
                  + Examples.C400.value()
                  + ":refs/heads/release/v4.0.0",
              "scalingo --app my-app-prod --region osc-fr1 integration-link-manual-deploy"
                  + " release/v4.0.0");
    }

    @Test
    void aDeploymentThatIsRefusedLeavesTheDeploymentAtOnce() {
      var play = deploymentRefused();

      assertThat(play.failure().reason()).isInstanceOf(Failure.Reason.Refused.class);
      assertThat(left(play)).containsExactly(HandWork.DEPLOYMENT);
      assertThat(play.last(DeployEntry.ByHand.class).perhapsAsked()).isFalse();
    }

    @Test
    void aBrokenLinkIsToBeMadeFirst() {
      var play = Play.standard().planned();
      play.platform.unlink();

      play.clicks(ALICE, ActionIds.PLAN_CONFIRM);

      assertThat(left(play)).containsExactly(HandWork.LINK, HandWork.BRANCH, HandWork.DEPLOYMENT);
      assertThat(ByHand.commands(play.last(DeployEntry.ByHand.class), Examples.app()).orElseThrow())
          .first()
          .isEqualTo(
              "scalingo --app my-app-prod --region osc-fr1 integration-link-create"
                  + " --no-auto-deploy --branch=main "
                  + Examples.REPOSITORY.url());
    }

    @Test
    void aRequestThatWasNeverAnsweredIsLookedForBeforeAnother() {
      var play = Play.standard().planned();
      play.disturbances.next("platform.deploy", Disturbances.requestLost());
      play.clicks(ALICE, ActionIds.PLAN_CONFIRM);
      play.disturbances.goesAway("platform");

      play.passes(Duration.ofMinutes(15));

      assertThat(play.failure().reason()).isInstanceOf(Failure.Reason.NeverAnswered.class);
      assertThat(play.last(DeployEntry.ByHand.class).perhapsAsked()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform", "git"})
    void aServiceThatIsAwayIsWaitedForTwoMinutesFirst(String service) {
      var play = Play.standard().planned();
      play.disturbances.goesAway(service);
      play.clicks(ALICE, ActionIds.PLAN_CONFIRM);

      play.passes(Duration.ofSeconds(110));
      assertThat(play.contents(DeployEntry.ByHand.class)).isEmpty();
      play.passes(Duration.ofSeconds(20));

      assertThat(play.state()).isInstanceOf(Rechecking.class);
      assertThat(left(play)).containsExactly(HandWork.BRANCH, HandWork.DEPLOYMENT);
      assertThat(play.contents(DeployEntry.ByHand.class)).hasSize(1);
    }

    @Test
    void whatIsLeftIsToldAnewBelowTheEnd() {
      var play = Play.standard().planned();
      play.disturbances.goesAway("git");

      play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(Duration.ofMinutes(12));

      assertThat(play.state()).isInstanceOf(Failed.class);
      assertThat(play.contents(DeployEntry.ByHand.class))
          .extracting(DeployEntry.ByHand::progress)
          .containsExactly(HandProgress.OVER, HandProgress.OPEN);
    }

    @Test
    void beforeADatabaseOnlyTheBranchIsLeft() {
      var play = Play.standard().plannedWithDatabase();
      play.git.refusesPushes("protected");

      play.clicks(ALICE, ActionIds.PLAN_CONFIRM);

      assertThat(left(play)).containsExactly(HandWork.BRANCH);
    }

    @Test
    void aBuildThatFailedLeavesNothingToBeDoneByHand() {
      var play = Play.standard().planned();
      play.platform.nextEnds("build-error");

      play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(Duration.ofMinutes(5));

      assertThat(play.state()).isInstanceOf(Failed.class);
      assertThat(play.contents(DeployEntry.ByHand.class)).isEmpty();
    }

    @Test
    void aNewPlanTakesItBack() {
      var play = pushRefused();
      play.git.allowsPushes();

      play.clicks(ALICE, ActionIds.ROLLBACK_RETRY);

      assertThat(play.state()).isInstanceOf(Planned.class);
      assertThat(progress(play)).isEqualTo(HandProgress.OVER);
    }

    @Test
    void givingUpTakesItBack() {
      var play = pushRefused().clicks(ALICE, ActionIds.ROLLBACK_GIVE_UP);
      somebodyPushes(play);

      play.passes(Duration.ofMinutes(30));

      assertThat(progress(play)).isEqualTo(HandProgress.OVER);
      assertThat(play.platform.byBot()).isEmpty();
    }
  }

  @Nested
  class DoneByHand {

    @ParameterizedTest
    @ValueSource(ints = {5, 200, 3600, 11 * 3600})
    void theBranchAloneIsEnough(int seconds) {
      var play = pushRefused().passes(Duration.ofSeconds(seconds));
      somebodyPushes(play);

      play.passes(Duration.ofMinutes(6));

      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.platform.byBot()).hasSize(1);
      assertThat(play.contents(DeployEntry.ByHand.class))
          .extracting(DeployEntry.ByHand::progress)
          .containsExactly(HandProgress.OVER);
      assertThat(play.actions()).contains("branch-by-hand");
    }

    @Test
    void whoPushedIsLeftTheTimeToDeployToo() {
      var play = pushRefused().passes(Duration.ofMinutes(1));
      somebodyPushes(play);
      play.passes(Duration.ofSeconds(40));
      assertThat(play.state()).isInstanceOf(LookingOnceMore.class);
      assertThat(play.platform.autoDeploys()).isFalse();
      play.platform.somebodyDeploys("carol", Examples.C400);

      play.passes(Duration.ofMinutes(6));

      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.platform.byBot()).isEmpty();
      assertThat(progress(play)).isEqualTo(HandProgress.DEPLOYMENT_SEEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 7200})
    void aDeploymentIsFollowedAndVerified(int seconds) {
      var play = deploymentRefused().passes(Duration.ofSeconds(seconds));
      var theirs = play.platform.somebodyDeploys("carol", Examples.C400);

      play.passes(Duration.ofMinutes(6));

      assertThat(play.state(Succeeded.class).deployment()).isEqualTo(theirs);
      assertThat(play.state(Succeeded.class).commitProved()).isTrue();
      assertThat(play.platform.byBot()).isEmpty();
      assertThat(play.milestones())
          .contains(new Milestone.AskedByHand(theirs, Optional.of("carol")));
    }

    /** Else the next rollback would go "back" to what runs. */
    @Test
    void whatRunsSinceIsKnownThoughThePlatformTellsOnlyTheBranch() {
      var play = deploymentRefused();
      play.platform.somebodyDeploys("carol", new BranchName("release/v4.0.0"));
      play.passes(Duration.ofMinutes(6));
      assertThat(play.state(Succeeded.class).commitProved()).isFalse();

      play.passes(Duration.ofMinutes(10)).planned();

      assertThat(play.plan().from().label()).isEqualTo("4.0.0");
      assertThat(play.plan().to().commit()).isEqualTo(Examples.C390);
    }

    @Test
    void aDeploymentThatFailsIsToldAsSuch() {
      var play = deploymentRefused();
      play.platform.nextEnds("build-error");
      play.platform.somebodyDeploys("carol", Examples.C400);

      play.passes(Duration.ofMinutes(6));

      assertThat(play.failure().reason()).isInstanceOf(Failure.Reason.DeploymentFailed.class);
      assertThat(play.contents(DeployEntry.ByHand.class)).hasSize(1);
    }

    @Test
    void autoDeployIsPausedBeforeADeploymentByHandIsFollowed() {
      var play = Play.standard().planned();
      play.disturbances.next("platform.link", Disturbances.refused(403, "forbidden"));
      play.clicks(ALICE, ActionIds.PLAN_CONFIRM);
      assertThat(play.platform.autoDeploys()).isTrue();
      somebodyPushes(play);
      play.platform.somebodyDeploys("carol", Examples.C400);

      play.passes(Duration.ofSeconds(30));
      assertThat(play.platform.autoDeploys()).isFalse();
      play.passes(Duration.ofMinutes(6));

      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.platform.byBot()).isEmpty();
      assertThat(play.incident().autoDeploy()).isEqualTo(AutoDeploy.PAUSED);
    }

    @Test
    void aRefusedPauseDoesNotKeepItFromBeingFollowed() {
      var play = deploymentRefused();
      play.platform.autoDeploys(true);
      play.disturbances.next("platform.setAutoDeploy", Disturbances.refused(403, "forbidden"));
      play.platform.somebodyDeploys("carol", Examples.C400);

      play.passes(Duration.ofMinutes(6));

      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.platform.autoDeploys()).isTrue();
      assertThat(play.actions()).contains("auto-deploy-not-paused");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 12, 25})
    void whoPushesWhileTheBotGoesOnTryingMayDeployNext(int seconds) {
      var play = Play.standard().planned();
      play.disturbances.goesAway("git");
      play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(Duration.ofMinutes(3));
      play.disturbances.comesBack();
      somebodyPushes(play);
      play.passes(Duration.ofSeconds(seconds));
      play.platform.somebodyDeploys("carol", Examples.C400);

      play.passes(Duration.ofMinutes(6));

      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.platform.byBot()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 12, 25})
    void whoDeploysAsSoonAsThePlatformIsBackDoesItAlone(int seconds) {
      var play = Play.standard().planned();
      play.git.beforeNextPush(() -> play.disturbances.goesAway("platform"));
      play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(Duration.ofMinutes(3));
      assertThat(left(play)).containsExactly(HandWork.DEPLOYMENT);
      play.disturbances.comesBack();
      play.passes(Duration.ofSeconds(seconds));
      play.platform.somebodyDeploys("carol", Examples.C400);

      play.passes(Duration.ofMinutes(6));

      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.platform.byBot()).isEmpty();
    }

    @Test
    void aRestartLeavesThemTheWholeTimeAnew() {
      var play = pushRefused().passes(Duration.ofMinutes(1));
      somebodyPushes(play);
      play.passes(Duration.ofSeconds(35)).restarts().passes(Duration.ofSeconds(10)).restarts();
      play.passes(Duration.ofSeconds(20));
      play.platform.somebodyDeploys("carol", Examples.C400);

      play.passes(Duration.ofMinutes(6));

      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.platform.byBot()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 27, 30, 33, 36, 39, 42})
    void nothingIsAskedForWhileItCannotBeSeenWhatSomebodyDid(int seconds) {
      var play = pushRefused().passes(Duration.ofMinutes(1));
      somebodyPushes(play);
      play.passes(Duration.ofSeconds(seconds));
      play.platform.nextTakes(Duration.ofMillis(100));
      play.platform.nextEnds("build-error");
      play.platform.somebodyDeploys("carol", Examples.C400);
      play.disturbances.next("platform.deployments", Disturbances.unavailable());

      play.passes(Duration.ofMinutes(6));

      assertThat(play.failure().reason()).isInstanceOf(Failure.Reason.DeploymentFailed.class);
      assertThat(play.platform.byBot()).isEmpty();
    }

    @Test
    void aRequestOfTheBotThatArrivedAfterAllIsToldAsItsOwn() {
      var play = Play.standard().planned();
      play.disturbances.next("platform.deploy", Disturbances.answerLost());
      play.clicks(ALICE, ActionIds.PLAN_CONFIRM);
      play.disturbances.goesAway("platform");
      play.passes(Duration.ofMinutes(15));
      assertThat(play.failure().reason()).isInstanceOf(Failure.Reason.NeverAnswered.class);
      play.disturbances.comesBack();

      play.passes(Duration.ofMinutes(6));

      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.platform.byBot()).hasSize(1);
      assertThat(play.milestones())
          .contains(new Milestone.DeploymentStarted(play.platform.byBot().getFirst().id(), true));
    }

    @Test
    void whileTheGitHostIsAwayADeploymentByHandIsSeen() {
      var play = Play.standard().planned();
      play.disturbances.goesAway("git.createBranch");
      play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(Duration.ofMinutes(3));
      assertThat(play.state()).isInstanceOf(CreatingBranch.class);
      play.platform.somebodyDeploys("carol", Examples.C400);

      play.passes(Duration.ofMinutes(6));

      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.platform.byBot()).isEmpty();
    }

    @Test
    void twiceByHandIsProvenByTheNewer() {
      var play = Play.of(Examples.appWithHealthCheck()).planned();
      play.disturbances.next("platform.deploy", Disturbances.refused(403, "forbidden"));
      play.clicks(ALICE, ActionIds.PLAN_CONFIRM);
      play.platform.somebodyDeploys("carol", Examples.C400);
      play.passes(Duration.ofSeconds(40));
      var second = play.platform.somebodyDeploys("dave", Examples.C400);
      var well = play.clock.instant().plus(Duration.ofMinutes(4));
      play.health.isGoodWhen(now -> now.isAfter(well));
      play.passes(Duration.ofMinutes(4));

      play.passes(Duration.ofMinutes(5));

      assertThat(play.state(Succeeded.class).deployment()).isEqualTo(second);
      assertThat(play.platform.byBot()).isEmpty();
    }

    @Test
    void anotherCommitByHandIsNotTaken() {
      var play = deploymentRefused();
      play.platform.somebodyDeploys("carol", Examples.C390);

      play.passes(Duration.ofMinutes(6));

      assertThat(play.state()).isInstanceOf(Failed.class);
      assertThat(isOpen(play)).isTrue();
    }

    @Test
    void aBranchAtAnotherCommitIsNotTaken() {
      var play = pushRefused();
      play.git.branch(BRANCH, Examples.C390);

      play.passes(Duration.ofMinutes(6));

      assertThat(play.state()).isInstanceOf(Failed.class);
      assertThat(play.platform.byBot()).isEmpty();
    }

    @Test
    void aDeploymentFromBeforeIsNotTaken() {
      var play = Play.standard().planned();
      play.platform.nextEnds("build-error");
      play.platform.somebodyDeploys("carol", Examples.C400);
      play.passes(Duration.ofMinutes(3));
      play.disturbances.next("platform.deploy", Disturbances.refused(403, "forbidden"));

      play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(Duration.ofMinutes(5));

      assertThat(play.state()).isInstanceOf(Failed.class);
      assertThat(isOpen(play)).isTrue();
    }

    @Test
    void afterARestartItIsSeenAllTheSame() {
      var play = deploymentRefused().restarts();
      play.platform.somebodyDeploys("carol", Examples.C400);

      play.passes(Duration.ofMinutes(6));

      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.platform.byBot()).isEmpty();
    }

    @Test
    void nobodyDoesIt() {
      var play = pushRefused().passes(Duration.ofHours(13));

      assertThat(play.state()).isInstanceOf(CalledOff.Closed.class);
      assertThat(progress(play)).isEqualTo(HandProgress.OVER);
      assertThat(play.platform.byBot()).isEmpty();
    }

    @Test
    void beforeADatabaseTheBranchLeadsOnToIt() {
      var play = Play.standard().plannedWithDatabase();
      play.git.refusesPushes("protected");
      play.clicks(ALICE, ActionIds.PLAN_CONFIRM);
      somebodyPushes(play);

      play.passes(Duration.ofMinutes(2));

      assertThat(play.state()).isInstanceOf(RestoreState.class);
    }

    @Test
    void aBranchByHandThatLeadsToTheSameEndIsNotLookedForAgain() {
      var play = Play.standard().planned();
      play.platform.unlink();
      play.clicks(ALICE, ActionIds.PLAN_CONFIRM);
      somebodyPushes(play);

      play.passes(Duration.ofMinutes(10));

      assertThat(play.state()).isInstanceOf(Failed.class);
      assertThat(left(play)).containsExactly(HandWork.LINK, HandWork.DEPLOYMENT);
      assertThat(play.contents(OfferEntry.Stopped.class)).hasSize(2);
    }
  }

  @Nested
  class BeforeAPlanCanBeOffered {
    private final Play play = Play.standard();

    private Play pushRefusedWhilePlanning() {
      play.git.refusesPushes("protected");
      return play.planned();
    }

    @Test
    void theBranchIsLeftAndNothingElse() {
      pushRefusedWhilePlanning();

      var push = play.last(DeployEntry.PushByHand.class);
      assertThat(ByHand.isOpen(play.incident(), push)).isTrue();
      assertThat(ByHand.branchCommand(push.plan()))
          .contains(
              "git push --force-with-lease=refs/heads/release/v4.0.0: "
                  + Examples.REPOSITORY.url()
                  + " "
                  + Examples.C400.value()
                  + ":refs/heads/release/v4.0.0");
      assertThat(play.contents(DeployEntry.ByHand.class)).isEmpty();
      assertThat(play.contents(OfferEntry.Offered.class)).isEmpty();
    }

    @Test
    void whoPushedGetsThePlanAndConfirmsIt() {
      pushRefusedWhilePlanning();
      somebodyPushes(play);

      play.passes(Duration.ofMinutes(1));

      assertThat(play.plan().to().commit()).isEqualTo(Examples.C400);
      assertThat(play.last(OfferEntry.Offered.class).because())
          .contains(new OfferEntry.NewPlanBecause.BranchByHand(play.plan().branch()));
      assertThat(play.last(DeployEntry.PushByHand.class).progress())
          .isEqualTo(HandProgress.BRANCH_SEEN);
      assertThat(play.platform.byBot()).isEmpty();
      play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(Duration.ofMinutes(30));
      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.platform.byBot()).hasSize(1);
    }

    @Test
    void aBranchAtAnotherCommitIsNoneOfIt() {
      pushRefusedWhilePlanning();
      play.git.branch(BRANCH, Examples.C390);

      play.passes(Duration.ofMinutes(10));

      assertThat(play.state()).isInstanceOf(Failed.class);
    }

    @Test
    void tryingAgainTellsItAnew() {
      pushRefusedWhilePlanning();

      play.clicks(ALICE, ActionIds.ROLLBACK_RETRY);

      assertThat(play.contents(DeployEntry.PushByHand.class))
          .extracting(DeployEntry.PushByHand::progress)
          .containsExactly(HandProgress.OVER, HandProgress.OPEN);
    }

    /** Whoever still has the commit brings it back by the branch. */
    @Test
    void aCommitThatTheRepositoryHasNoMoreIsPushed() {
      var lost = Examples.commit('9');
      play.platform.past(lost, Examples.NOW.minus(Duration.ofHours(2)), "carol", "success");
      play.platform.past(
          Examples.OTHER, Examples.NOW.minus(Duration.ofHours(1)), "carol", "success");
      play.git.lacks(lost);
      play.types(ALICE, "my-app 9999999");
      assertThat(play.failure().reason()).isEqualTo(new Failure.Reason.CommitGone(lost));
      var push = play.last(DeployEntry.PushByHand.class);
      assertThat(ByHand.branchCommand(push.plan()).orElseThrow())
          .endsWith(" " + lost.value() + ":refs/heads/release/999999999999");

      play.git.branch("release/999999999999", lost);
      play.passes(Duration.ofMinutes(1)).clicks(ALICE, ActionIds.PLAN_CONFIRM);
      play.passes(Duration.ofMinutes(30));

      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.platform.runs()).contains(lost.value());
    }

    @ParameterizedTest
    @CsvSource({"release/{tag}, release, release-v4.0.0", "back/{tag}, back, back-v4.0.0"})
    void whereNoNameIsFreeOneWithoutAFolderIs(String format, String inTheWay, String free) {
      var blocked = Play.of(Examples.appBranching(format));
      blocked.git.branch(inTheWay, Examples.C390);
      blocked.planned();
      assertThat(blocked.failure().reason()).isInstanceOf(Failure.Reason.NoBranchName.class);
      var push = blocked.last(DeployEntry.PushByHand.class);
      assertThat(ByHand.branchCommand(push.plan()).orElseThrow())
          .endsWith(" " + Examples.C400.value() + ":refs/heads/" + free);

      blocked.git.branch(free, Examples.C400);
      blocked.passes(Duration.ofMinutes(1)).clicks(ALICE, ActionIds.PLAN_CONFIRM);
      blocked.passes(Duration.ofMinutes(30));

      assertThat(blocked.state()).isInstanceOf(Succeeded.class);
      assertThat(blocked.platform.byBot()).hasSize(1);
      assertThat(blocked.platform.runs()).contains(Examples.C400.value());
    }

    @Test
    void aNameThatIsTakenTooIsNotLeftToPeople() {
      play.git.branch("release", Examples.C390);
      play.git.branch("release-v4.0.0", Examples.C390);

      play.planned();

      assertThat(play.failure().reason()).isInstanceOf(Failure.Reason.NoBranchName.class);
      assertThat(play.contents(DeployEntry.PushByHand.class)).isEmpty();
    }

    @Test
    void itIsNotLookedForOnceItIsGivenUp() {
      pushRefusedWhilePlanning().clicks(ALICE, ActionIds.ROLLBACK_GIVE_UP);
      somebodyPushes(play);

      play.passes(Duration.ofMinutes(10));

      assertThat(play.state()).isInstanceOf(CalledOff.class);
      assertThat(play.last(DeployEntry.PushByHand.class).progress()).isEqualTo(HandProgress.OVER);
    }
  }
}
