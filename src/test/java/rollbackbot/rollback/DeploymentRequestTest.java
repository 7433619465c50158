package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;
import static rollbackbot.rollback.Examples.C400;
import static rollbackbot.rollback.Examples.OTHER;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.deploy.DeployState.Deploying;
import rollbackbot.deploy.DeployState.LookingOnceMore;
import rollbackbot.deploy.DeployState.Requesting;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.Reply;
import rollbackbot.offer.OfferState.Failed;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.Failure;
import rollbackbot.release.DeploymentId;

/** One deployment for one confirmation, whatever becomes of the request for it. */
class DeploymentRequestTest {
  private static final Duration ENOUGH = Duration.ofMinutes(10);
  private static final String DEPLOY = "platform.deploy";

  @Nested
  class AnAnswerThatSaysNo {

    @Test
    void becauseOfTooManyCallsIsObeyedAndAskedAgain() {
      var play = Play.standard();
      play.disturbances.next(DEPLOY, tooMany(Duration.ofSeconds(20)));

      play.confirmed().passes(Duration.ofSeconds(19));
      assertThat(play.platform.byBot()).isEmpty();
      play.passes(Duration.ofSeconds(2));

      assertThat(play.platform.byBot()).hasSize(1);
      assertThat(play.state()).isInstanceOf(Deploying.class);
    }

    @Test
    void becauseOfTooManyCallsForAnHourIsForAPersonToDecide() {
      var play = Play.standard();
      play.disturbances.next(DEPLOY, tooMany(Duration.ofHours(1)));

      play.confirmed();

      assertThat(play.failure().reason()).isInstanceOf(Failure.Reason.Unreachable.class);
    }

    @Test
    void becauseThePushIsntKnownYetIsAskedAgainThreeTimesInFifteenSeconds() {
      var play = Play.standard();
      for (int no = 0; no < 3; no++) {
        play.disturbances.next(DEPLOY, Disturbances.refused(422, "branch not found"));
      }

      play.confirmed();
      play.passes(Duration.ofSeconds(15));

      assertThat(play.state()).isInstanceOf(Deploying.class);
      assertThat(play.platform.byBot()).hasSize(1);
    }

    @Test
    void becauseTheBranchStaysUnknownIsForAPersonToDecide() {
      var play = Play.standard();
      for (int no = 0; no < 10; no++) {
        play.disturbances.next(DEPLOY, Disturbances.refused(404, "unknown ref"));
      }

      play.confirmed().passes(Duration.ofSeconds(16));

      assertThat(play.failure().reason())
          .isEqualTo(new Failure.Reason.Refused("asking: 404, unknown ref"));
      assertThat(play.disturbances.calls())
          .filteredOn(call -> call.name().equals(DEPLOY))
          .hasSize(4);
      assertThat(play.platform.byBot()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
      "403, forbidden",
      "402, payment required",
      "422, the deployment was refused",
      "400, wrong preference"
    })
    void forAnotherReasonIsForAPersonToDecideAtOnce(int status, String words) {
      var play = Play.standard();
      play.disturbances.next(DEPLOY, Disturbances.refused(status, words));

      play.confirmed();

      assertThat(play.failure().reason()).isInstanceOf(Failure.Reason.Refused.class);
      assertThat(play.failure().production()).contains("4.1.1");
    }

    @Test
    void tellsPeopleInWordsWhatIsGoingOn() {
      var play = Play.standard();
      play.disturbances.next(DEPLOY, Disturbances.refused(422, "branch not found"));

      play.confirmed();

      assertThat(play.state()).isInstanceOf(LookingOnceMore.class);
      assertThat(play.incident().trouble().orElseThrow().message())
          .isEqualTo("asking: 422, branch not found");
    }

    private static Disturbances.Disturbance tooMany(Duration retryAfter) {
      return new Disturbances.Disturbance.Before(
          () -> new OutsideTrouble.Unavailable("deploying: 429", Optional.of(retryAfter)));
    }
  }

  @Nested
  class AnAnswerThatNeverCame {

    @Test
    void isFoundInTheHistoryAndAdopted() {
      var play = Play.standard();
      play.disturbances.next(DEPLOY, Disturbances.answerLost());

      play.confirmed().passes(Duration.ofSeconds(3));

      assertThat(play.state()).isInstanceOf(Deploying.class);
      assertThat(play.milestones())
          .contains(new Milestone.DeploymentStarted(new DeploymentId("deployment-4"), true));
      play.passes(ENOUGH);
      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.platform.byBot()).hasSize(1);
    }

    @Test
    void isFoundByTheBranchsNameToo() {
      var play = Play.standard();
      play.platform.tells(FakePlatform.AnsweredRef.BRANCH);
      play.disturbances.next(DEPLOY, Disturbances.answerLost());

      play.confirmed().passes(Duration.ofSeconds(3));

      assertThat(play.state()).isInstanceOf(Deploying.class);
    }

    @Test
    void toARequestThatNeverArrivedIsLookedForWithPatienceAndAskedAgainOnce() {
      var play = Play.standard();
      play.disturbances.next(DEPLOY, Disturbances.requestLost());

      play.confirmed().passes(Duration.ofSeconds(29));
      assertThat(play.state()).isInstanceOf(Requesting.class);
      assertThat(asked(play)).isEqualTo(1);
      play.passes(Duration.ofSeconds(5));

      assertThat(play.state()).isInstanceOf(Deploying.class);
      assertThat(asked(play)).isEqualTo(2);
      assertThat(play.platform.byBot()).hasSize(1);
    }

    @Test
    void aSecondTimeIsLookedForWithPatienceAndAskedAgainTheLastTime() {
      var play = Play.standard();
      play.disturbances.next(DEPLOY, Disturbances.requestLost());
      play.disturbances.next(DEPLOY, Disturbances.requestLost());

      play.confirmed().passes(Duration.ofSeconds(59));
      assertThat(asked(play)).isEqualTo(2);
      play.passes(Duration.ofSeconds(10));

      assertThat(play.state()).isInstanceOf(Deploying.class);
      assertThat(asked(play)).isEqualTo(3);
      assertThat(play.platform.byBot()).hasSize(1);
    }

    @Test
    void aThirdTimeIsForAPersonToDecide() {
      var play = Play.standard();
      loseEveryRequest(play);

      play.confirmed().passes(Duration.ofSeconds(110));

      assertThat(play.failure().reason()).isEqualTo(new Failure.Reason.NeverAnswered());
      play.passes(Duration.ofHours(1));
      assertThat(asked(play)).isEqualTo(3);
    }

    @Test
    void aSecondTimeIsForAPersonToDecideWhereSomebodyDeployedMeanwhile() {
      var play = Play.standard();
      play.git.tag("v4.1.2", OTHER);
      loseEveryRequest(play);
      play.confirmed().passes(Duration.ofSeconds(40));
      play.platform.somebodyDeploys("erin", OTHER);

      play.passes(Duration.ofSeconds(30));

      assertThat(play.failure().reason()).isEqualTo(new Failure.Reason.NeverAnswered());
      assertThat(asked(play)).isEqualTo(2);
    }

    private static void loseEveryRequest(Play play) {
      for (int request = 0; request < 10; request++) {
        play.disturbances.next(DEPLOY, Disturbances.requestLost());
      }
    }

    @Test
    void isLookedForFromTheMomentItWasLost() {
      var play = Play.standard();
      var minute = Duration.ofSeconds(60);
      play.disturbances.next(
          DEPLOY,
          new Disturbances.Disturbance.Before(() -> {
            play.clock.advance(minute);
            return new OutsideTrouble.Unanswered("no answer within a minute");
          }));

      play.confirmed().passes(Duration.ofSeconds(25));

      assertThat(play.state()).isInstanceOf(Requesting.class);
      assertThat(asked(play)).isEqualTo(1);
    }

    @Test
    void isAdoptedWhereTheDeploymentAppearsLate() {
      var play = Play.standard();
      play.disturbances.next(DEPLOY, Disturbances.requestLost());
      play.confirmed().passes(Duration.ofSeconds(20));

      play.platform.somebodyDeploys(FakePlatform.BOT, C400);
      play.passes(ENOUGH);

      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(asked(play)).isEqualTo(1);
    }

    @Test
    void isAdoptedEvenAfterAskingAgain() {
      var play = Play.standard();
      play.disturbances.next(DEPLOY, Disturbances.requestLost());
      play.disturbances.next(DEPLOY, Disturbances.requestLost());
      play.confirmed().passes(Duration.ofSeconds(40));
      assertThat(asked(play)).isEqualTo(2);

      play.platform.somebodyDeploys(FakePlatform.BOT, C400);
      play.passes(ENOUGH);

      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.platform.byBot()).hasSize(1);
    }

    @Test
    void isWaitedForWhileADeploymentHasNoRefYet() {
      var play = Play.standard();
      play.disturbances.next(DEPLOY, Disturbances.requestLost());
      play.confirmed();
      play.platform.nextTakes(Duration.ofMinutes(30));
      play.platform.somebodyDeploysSomething("erin");

      play.passes(Duration.ofSeconds(55));
      assertThat(play.state()).isInstanceOf(Requesting.class);
      play.passes(Duration.ofSeconds(10));

      assertThat(play.failure().reason()).isEqualTo(new Failure.Reason.NeverAnswered());
      assertThat(asked(play)).isEqualTo(1);
    }

    @Test
    void isNotAdoptedFromAnOldDeploymentWhileTheHistoryLacksTheNewest() {
      var play = Play.standard();
      play.disturbances.next(DEPLOY, Disturbances.requestLost());
      play.confirmed();

      play.platform.lacks(new DeploymentId("deployment-3"));
      play.passes(Duration.ofSeconds(40));
      assertThat(play.state()).isInstanceOf(Requesting.class);
      assertThat(asked(play)).isEqualTo(1);
      play.platform.lacksNothing();
      play.passes(ENOUGH);

      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.platform.byBot()).hasSize(1);
    }

    @Test
    void isForAPersonToDecideWhereTheHistoryLacksTheNewestForGood() {
      var play = Play.standard();
      play.disturbances.next(DEPLOY, Disturbances.requestLost());
      play.confirmed();
      play.platform.lacks(new DeploymentId("deployment-3"));

      play.passes(Duration.ofSeconds(70));

      assertThat(play.failure().reason()).isEqualTo(new Failure.Reason.NeverAnswered());
      assertThat(play.platform.byBot()).isEmpty();
    }

    @Test
    void isNotAdoptedFromSomebodyElsesDeployment() {
      var play = Play.standard();
      play.git.tag("v4.1.2", OTHER);
      play.disturbances.next(DEPLOY, Disturbances.requestLost());
      play.confirmed();
      play.platform.somebodyDeploys("erin", OTHER);

      play.passes(ENOUGH);

      assertThat(play.state()).isInstanceOf(Planned.class);
      assertThat(play.plan().from().label()).isEqualTo("4.1.2");
      assertThat(asked(play)).isEqualTo(1);
    }

    @Test
    void isNeverAskedAgainBecauseTheMachineWasSlow() {
      var play = Play.standard();
      play.disturbances.next(DEPLOY, Disturbances.answerLost());
      play.eachStepTakes(Duration.ofSeconds(5));

      play.confirmed().passes(ENOUGH);

      assertThat(asked(play)).isEqualTo(1);
      assertThat(play.platform.byBot()).hasSize(1);
    }

    @Test
    void isWhatTheStoredStateSaysFromBeforeTheRequest() {
      var play = Play.standard().planned();
      play.disturbances.next(DEPLOY, Disturbances.diesAfter());

      assertThatThrownBy(() -> play.clicks(ALICE, ActionIds.PLAN_CONFIRM))
          .isInstanceOf(Disturbances.ProcessDied.class);

      assertThat(play.platform.byBot()).hasSize(1);
      assertThat(play.state()).isInstanceOf(Requesting.class);
      play.restarts().passes(ENOUGH);
      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.platform.byBot()).hasSize(1);
    }

    @Test
    void isNotAskedAgainWhileAnotherThreadMayStillBeAsking() {
      var play = Play.standard().planned();
      play.disturbances.next(DEPLOY, Disturbances.diesBefore());
      try {
        play.clicks(ALICE, ActionIds.PLAN_CONFIRM);
      } catch (Disturbances.ProcessDied e) {
        assertThat(play.state()).isInstanceOf(Requesting.class);
      }

      // The wake-up under the request comes due while the request is still on its way.
      play.passes(Duration.ofSeconds(45));

      assertThat(play.state()).isInstanceOf(Requesting.class);
      assertThat(asked(play)).isEqualTo(1);
      play.passes(ENOUGH);
      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.platform.byBot()).hasSize(1);
    }
  }

  /** The process is killed with the request on its way; the platform takes 25 s for it. */
  @Nested
  class AClockThatIsWrongAfterARestart {

    @ParameterizedTest
    @ValueSource(strings = {"PT2M", "PT-1H", "P30D"})
    void doesNotEndThePatience(Duration error) {
      var play = killedWhileAsking();

      play.clockIsWrongBy(error).restarts().passes(Duration.ofSeconds(25));
      assertThat(play.state()).isInstanceOf(Requesting.class);
      assertThat(asked(play)).isEqualTo(1);
      play.platform.somebodyDeploys(FakePlatform.BOT, C400);
      play.passes(ENOUGH);

      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(asked(play)).isEqualTo(1);
    }

    @Test
    void doesNotKeepARequestThatNeverArrivedFromBeingSentAgain() {
      var play = killedWhileAsking();

      play.clockIsWrongBy(Duration.ofHours(-1)).restarts().passes(ENOUGH);

      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.platform.byBot()).hasSize(1);
    }

    @Test
    void countsAnewAfterEachRestart() {
      var play = killedWhileAsking();

      for (int restart = 0; restart < 5; restart++) {
        play.restarts().passes(Duration.ofSeconds(50));
      }

      assertThat(play.state()).isInstanceOf(Requesting.class);
      assertThat(asked(play)).isEqualTo(1);
    }

    private static Play killedWhileAsking() {
      var play = Play.standard().planned();
      play.disturbances.next(DEPLOY, Disturbances.diesBefore());
      assertThatThrownBy(() -> play.clicks(ALICE, ActionIds.PLAN_CONFIRM))
          .isInstanceOf(Disturbances.ProcessDied.class);
      return play;
    }
  }

  @Nested
  class AFaultOfOurOwn {

    @Test
    void rightAfterTheRequestDoesNotAskAgain() {
      var play = Play.standard();
      play.disturbances.next(
          DEPLOY, new Disturbances.Disturbance.After(() -> new IllegalStateException("a bug")));

      play.confirmed().passes(ENOUGH);

      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.platform.byBot()).hasSize(1);
    }

    @Test
    void thatDoesntPassIsSaid() {
      var play = Play.standard();
      for (int fault = 0; fault < 3; fault++) {
        play.disturbances.next(
            "git.createBranch",
            new Disturbances.Disturbance.Before(() -> new IllegalStateException("a bug")));
      }

      play.confirmed().passes(Duration.ofMinutes(1));

      assertThat(play.state(Failed.class).failure().reason())
          .isEqualTo(new Failure.Reason.Fault("a bug"));
    }
  }

  @Test
  void twoWhoConfirmAtOnceGetOneDeployment() {
    var play = Play.standard().planned();
    var confirm = play.button(ActionIds.PLAN_CONFIRM);

    play.handles(play.input(ALICE, confirm));
    play.handles(play.input(BOB, confirm));
    play.passes(ENOUGH);

    assertThat(play.platform.byBot()).hasSize(1);
    assertThat(play.actions()).containsOnlyOnce("confirmed");
    assertThat(play.incidents.replies().getFirst().reply())
        .isEqualTo(new Reply.AlreadySettled(Optional.of(ALICE)));
  }

  /** How often a deployment was asked for, whether or not the request arrived. */
  private static long asked(Play play) {
    return play.disturbances.calls().stream().filter(call -> call.name().equals(DEPLOY)).count();
  }
}
