package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;
import static rollbackbot.rollback.Examples.MY_APP;
import static rollbackbot.rollback.Examples.OTHER;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.autodeploy.AutoDeployEntry;
import rollbackbot.deploy.DeployEntry;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.CalledOff.Closed;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.Reply;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferState.Failed;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.Failure;
import rollbackbot.question.QuestionState.Deciding;

/** Auto-deploy is paused for a rollback, remembered once, and never left off in silence. */
class AutoDeployTest {
  private static final Duration ENOUGH = Duration.ofMinutes(10);

  @Nested
  class AfterASuccess {

    @Test
    void staysOffAndIsSaidToBe() {
      var play = Play.standard().confirmed().passes(ENOUGH);

      assertThat(play.platform.autoDeploys()).isFalse();
      assertThat(play.last(DeployEntry.Proven.class).autoDeploy()).isEqualTo(AutoDeploy.PAUSED);
      assertThat(play.incidents.autoDeployIsPaused(MY_APP)).isTrue();
    }

    @Test
    void isResumedByAClick() {
      var play = Play.standard().confirmed().passes(ENOUGH);

      play.clicks(BOB, ActionIds.AUTODEPLOY_RESUME);

      assertThat(play.platform.autoDeploys()).isTrue();
      assertThat(play.incident().autoDeploy()).isEqualTo(AutoDeploy.RESUMED);
      assertThat(play.incidents.autoDeployIsPaused(MY_APP)).isFalse();
      assertThat(play.contents().getLast()).isInstanceOf(AutoDeployEntry.AutoDeployBack.class);
      assertThat(play.actions()).contains("auto-deploy-resume-asked", "auto-deploy-resumed");
    }

    @Test
    void aSecondClickChangesNothing() {
      var play = Play.standard().confirmed().passes(ENOUGH);
      var resume = play.button(ActionIds.AUTODEPLOY_RESUME);
      play.clicks(BOB, resume);

      play.clicks(ALICE, resume);

      assertThat(play.reply()).isEqualTo(new Reply.Over(MY_APP));
      assertThat(play.actions()).containsOnlyOnce("auto-deploy-resumed");
    }

    @Test
    void isNotResumedInTheMiddleOfTheNextRollback() {
      var play = Play.standard().confirmed().passes(ENOUGH);
      var resume = play.button(ActionIds.AUTODEPLOY_RESUME);
      play.confirmed();

      play.clicks(BOB, resume);

      assertThat(play.platform.autoDeploys()).isFalse();
      assertThat(play.reply()).isInstanceOf(Reply.AlreadyOpen.class);
    }

    @Test
    void wasOffBeforeAndStaysSo() {
      var play = Play.standard();
      play.platform.autoDeploys(false);

      play.confirmed().passes(ENOUGH);

      assertThat(play.last(DeployEntry.Proven.class).autoDeploy()).isEqualTo(AutoDeploy.WAS_OFF);
      assertThat(play.disturbances.acted("platform.setAutoDeploy")).isZero();
      assertThat(play.incidents.autoDeployIsPaused(MY_APP)).isFalse();
    }
  }

  @Nested
  class IsPutBackWhereNothingWasDeployed {

    @Test
    void onGivingUpAfterAFailure() {
      var play = Play.standard();
      play.platform.nextEnds("build-error");
      play.confirmed().passes(ENOUGH);

      play.clicks(BOB, ActionIds.ROLLBACK_GIVE_UP);

      assertPutBack(play);
      assertThat(play.last(IncidentEntry.Ended.class).autoDeploy()).isEqualTo(AutoDeploy.RESUMED);
    }

    @Test
    void onExpiry() {
      var play = Play.standard();
      play.platform.nextEnds("build-error");

      play.confirmed().passes(Duration.ofHours(14));

      assertThat(play.state()).isInstanceOf(Closed.class);
      assertPutBack(play);
    }

    @Test
    void onCancellingTheNextPlan() {
      var play = Play.standard().planned();
      play.git.beforeNextPush(() -> play.git.branch("release/v4.0.0", OTHER));
      play.clicks(ALICE, ActionIds.PLAN_CONFIRM);
      assertThat(play.platform.autoDeploys()).isFalse();

      play.clicks(ALICE, ActionIds.PLAN_CANCEL);

      assertPutBack(play);
    }

    @Test
    void onceThePlatformIsBack() {
      var play = Play.standard();
      play.platform.nextEnds("build-error");
      play.confirmed().passes(ENOUGH);
      play.disturbances.goesAway("platform");

      play.clicks(BOB, ActionIds.ROLLBACK_GIVE_UP).passes(Duration.ofHours(1));
      assertThat(play.platform.autoDeploys()).isFalse();
      play.disturbances.comesBack();
      play.passes(Duration.ofMinutes(1));

      assertPutBack(play);
      assertThat(play.incident().trouble()).isEmpty();
    }

    @Test
    void beforeAReopenedIncidentGoesOn() {
      var play = Play.standard();
      play.platform.nextEnds("build-error");
      play.confirmed().passes(ENOUGH);
      play.disturbances.goesAway("platform");
      play.clicks(BOB, ActionIds.ROLLBACK_GIVE_UP);

      play.clicks(BOB, ActionIds.INCIDENT_REOPEN);
      play.disturbances.comesBack();
      play.passes(Duration.ofMinutes(1));

      assertThat(play.state()).isInstanceOf(Deciding.class);
      assertPutBack(play);
    }

    private static void assertPutBack(Play play) {
      assertThat(play.platform.autoDeploys()).isTrue();
      assertThat(play.incident().autoDeploy()).isEqualTo(AutoDeploy.RESUMED);
      assertThat(play.incidents.autoDeployIsPaused(MY_APP)).isFalse();
      assertThat(play.actions()).containsOnlyOnce("auto-deploy-resumed");
    }
  }

  @Nested
  class StaysOffAndIsSaidToBe {

    @Test
    void whereProductionWasChanged() {
      var play = Play.of(Examples.appWithHealthCheck());
      play.health.isGoodWhen(_ -> false);
      play.confirmed().passes(ENOUGH);

      play.clicks(BOB, ActionIds.ROLLBACK_GIVE_UP);

      assertThat(play.platform.autoDeploys()).isFalse();
      assertThat(play.last(IncidentEntry.Ended.class).autoDeploy()).isEqualTo(AutoDeploy.PAUSED);
    }

    @Test
    void whereTheDeploymentMayStillComeToItsEnd() {
      var play = Play.standard();
      play.platform.nextTakes(Duration.ofHours(3));
      play.confirmed().passes(Duration.ofMinutes(70));

      play.clicks(BOB, ActionIds.ROLLBACK_GIVE_UP);

      assertThat(play.platform.autoDeploys()).isFalse();
      assertThat(play.last(IncidentEntry.Ended.class).autoDeploy()).isEqualTo(AutoDeploy.PAUSED);
    }

    @Test
    void whereTheRequestForADeploymentWasNeverAnswered() {
      var play = Play.standard();
      play.disturbances.next("platform.deploy", Disturbances.requestLost());
      play.disturbances.next("platform.deploy", Disturbances.requestLost());
      play.disturbances.next("platform.deploy", Disturbances.requestLost());
      play.confirmed().passes(ENOUGH);
      assertThat(play.failure().reason()).isEqualTo(new Failure.Reason.NeverAnswered());

      play.clicks(BOB, ActionIds.ROLLBACK_GIVE_UP);

      assertThat(play.platform.autoDeploys()).isFalse();
      assertThat(play.last(IncidentEntry.Ended.class).autoDeploy()).isEqualTo(AutoDeploy.PAUSED);
    }

    @Test
    void whereAnEarlierRollbackPausedIt() {
      var play = Play.standard().confirmed().passes(ENOUGH);
      play.platform.nextEnds("build-error");
      play.confirmed().passes(ENOUGH);
      assertThat(play.state()).isInstanceOf(Failed.class);

      play.clicks(BOB, ActionIds.ROLLBACK_GIVE_UP);

      assertThat(play.platform.autoDeploys()).isFalse();
      assertThat(play.incidents.autoDeployIsPaused(MY_APP)).isTrue();
      assertThat(play.last(IncidentEntry.Ended.class).autoDeploy()).isEqualTo(AutoDeploy.PAUSED);
    }

    @Test
    void whereThePlatformRefusesToResumeIt() {
      var play = Play.standard();
      play.platform.nextEnds("build-error");
      play.confirmed().passes(ENOUGH);
      play.disturbances.next(
          "platform.setAutoDeploy", Disturbances.refused(422, "branch can't be blank"));

      play.clicks(BOB, ActionIds.ROLLBACK_GIVE_UP).passes(Duration.ofHours(1));

      assertThat(play.incident().autoDeploy()).isEqualTo(AutoDeploy.PAUSED);
      assertThat(play.last(IncidentEntry.Ended.class).autoDeploy()).isEqualTo(AutoDeploy.PAUSED);
      assertThat(play.actions()).containsOnlyOnce("auto-deploy-not-resumed");
    }

    @Test
    void whereAnotherRollbackHasBegunMeanwhile() {
      var play = Play.standard();
      play.platform.nextEnds("build-error");
      play.confirmed().passes(ENOUGH);
      play.disturbances.next("platform.setAutoDeploy", Disturbances.unavailable());
      play.clicks(BOB, ActionIds.ROLLBACK_GIVE_UP);
      var first = play.incident().id();

      play.confirmed().passes(ENOUGH);

      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.platform.autoDeploys()).isFalse();
      assertThat(play.incidents.find(first).orElseThrow().autoDeploy())
          .isEqualTo(AutoDeploy.PAUSED);
    }
  }

  /** Putting it back and the next rollback's pause are never under way at the same time. */
  @Nested
  class HasOneWriterAtATime {

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 29})
    void whereTheRequestToPutItBackArrivesDuringTheNextRollback(int seconds) {
      var play = Play.standard().confirmed().passes(ENOUGH);
      var first = play.incident().id();
      var resume = play.button(ActionIds.AUTODEPLOY_RESUME);
      play.planned();
      var confirm = play.button(ActionIds.PLAN_CONFIRM);
      play.disturbances.next("platform.setAutoDeploy", Disturbances.onItsWay());

      play.clicks(BOB, resume);
      play.clicks(ALICE, confirm);
      play.passes(Duration.ofSeconds(seconds));
      play.disturbances.arrive();
      play.passes(ENOUGH);

      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.platform.autoDeploys()).isFalse();
      assertThat(play.incidents.find(first).orElseThrow().autoDeploy())
          .isEqualTo(AutoDeploy.PAUSED);
      assertThat(play.incidents.autoDeployIsPaused(MY_APP)).isTrue();
    }

    @Test
    void alsoWhereTheProcessThatPutItBackHasDied() {
      var play = Play.standard().confirmed().passes(ENOUGH);
      var resume = play.button(ActionIds.AUTODEPLOY_RESUME);
      play.planned();
      var confirm = play.button(ActionIds.PLAN_CONFIRM);
      play.disturbances.next("platform.setAutoDeploy", Disturbances.diesOnItsWay());

      try {
        play.clicks(BOB, resume);
      } catch (Disturbances.ProcessDied e) {
        play.restarts();
      }
      play.clicks(ALICE, confirm);
      play.passes(Duration.ofSeconds(25));
      play.disturbances.arrive();
      play.passes(ENOUGH);

      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.platform.autoDeploys()).isFalse();
    }

    @Test
    void soThatARepeatedRequestComesAfterTheLostOne() {
      var play = Play.standard().confirmed().passes(ENOUGH);
      play.disturbances.next("platform.setAutoDeploy", Disturbances.onItsWay());

      play.clicks(BOB, ActionIds.AUTODEPLOY_RESUME).passes(Duration.ofSeconds(20));
      assertThat(play.incident().autoDeploy()).isEqualTo(AutoDeploy.PUTTING_BACK);
      play.passes(Duration.ofMinutes(1));

      assertThat(play.incident().autoDeploy()).isEqualTo(AutoDeploy.RESUMED);
    }
  }

  @Nested
  class IsReadAgainBeforeTheDeployment {

    @Test
    void andPausedAgainWhereSomebodyTurnedItOn() {
      var play = Play.standard().planned();
      play.git.beforeNextPush(() -> play.platform.autoDeploys(true));

      play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(ENOUGH);

      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.platform.autoDeploys()).isFalse();
      assertThat(play.contents(IncidentEntry.Reached.class))
          .contains(new IncidentEntry.Reached(new Milestone.PausedAgain()));
      assertThat(play.actions()).contains("auto-deploy-found-on");
    }

    @Test
    void andRememberedWhereItWasOffBefore() {
      var play = Play.standard().planned();
      play.platform.autoDeploys(false);
      play.git.beforeNextPush(() -> play.platform.autoDeploys(true));

      play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(ENOUGH);

      assertThat(play.last(DeployEntry.Proven.class).autoDeploy()).isEqualTo(AutoDeploy.PAUSED);
      assertThat(play.incidents.autoDeployIsPaused(MY_APP)).isTrue();
    }
  }

  @Nested
  class IsNeverSaidToBeOffWhereItIsOn {

    @Test
    void becauseThePlatformRefusedToPauseIt() {
      var play = Play.standard();
      play.disturbances.next("platform.setAutoDeploy", Disturbances.refused(403, "forbidden"));

      play.confirmed();

      assertThat(play.failure().reason()).isInstanceOf(Failure.Reason.Refused.class);
      assertThat(play.platform.autoDeploys()).isTrue();
      assertThat(play.last(OfferEntry.Stopped.class).autoDeploy()).isEqualTo(AutoDeploy.UNTOUCHED);
      assertThat(play.incidents.autoDeployIsPaused(MY_APP)).isFalse();
    }
  }

  @Nested
  class IsRememberedOnce {

    @Test
    void byTheFirstOfTwoRollbacks() {
      var play = Play.standard().confirmed().passes(ENOUGH);

      play.confirmed().passes(ENOUGH);
      assertThat(play.last(DeployEntry.Proven.class).autoDeploy()).isEqualTo(AutoDeploy.PAUSED);
      play.clicks(ALICE, ActionIds.AUTODEPLOY_RESUME);

      assertThat(play.platform.autoDeploys()).isTrue();
      assertThat(play.disturbances.acted("platform.setAutoDeploy")).isEqualTo(2);
    }

    @Test
    void andPausedAgainWhereSomebodyTurnedItOnMeanwhile() {
      var play = Play.standard().planned();
      play.platform.autoDeploys(false);
      play.platform.autoDeploys(true);

      play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(ENOUGH);

      assertThat(play.platform.autoDeploys()).isFalse();
    }

    @Test
    void andNotTouchedWhileAPlanIsOnlyOffered() {
      var play = Play.standard().planned();

      play.passes(Duration.ofHours(13));

      assertThat(play.state()).isNotInstanceOf(Planned.class);
      assertThat(play.last(IncidentEntry.Ended.class).autoDeploy()).isEqualTo(AutoDeploy.UNTOUCHED);
      assertThat(play.disturbances.changing()).isZero();
    }
  }
}
