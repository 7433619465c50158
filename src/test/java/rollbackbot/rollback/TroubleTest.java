package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.deploy.DeployState.Deploying;
import rollbackbot.deploy.DeployState.Rechecking;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.deploy.DeployState.Verifying;
import rollbackbot.deploy.DeployState.WaitingForOther;
import rollbackbot.incident.CalledOff;
import rollbackbot.incident.CalledOff.Closed;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.offer.OfferState.Planning;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.Failure;
import rollbackbot.question.QuestionState.Deciding;
import rollbackbot.room.Absence;

/** A service outside is away, says no, or we are at fault: nothing is forgotten. */
class TroubleTest {

  /** Nine minutes of trouble, then nobody asked for five: it isn't away for fourteen. */
  @Test
  void aServiceIsNotBlamedForTheTimeInWhichTheBotWasAway() {
    var play = Play.standard();
    play.disturbances.goesAway("platform");
    play.types(ALICE, "my-app previous").passes(Duration.ofMinutes(9));
    var before = play.incident();
    var due = play.clock.instant();
    var back = due.plus(Duration.ofMinutes(5));

    var told = Absence.told(before, due, back).orElseThrow().incident();

    assertThat(Duration.between(told.trouble().orElseThrow().since(), back))
        .isEqualTo(Duration.between(before.trouble().orElseThrow().since(), due));
    assertThat(Absence.told(before, back.minusSeconds(14), back)).isEmpty();
    assertThat(Absence.told(Play.standard().planned().incident(), due, back)).isEmpty();
  }

  @Nested
  class BeforeTheDeployment {

    @ParameterizedTest
    @ValueSource(strings = {"platform", "git"})
    void aShortOutageIsWaitedFor(String service) {
      var play = Play.standard().planned();
      play.disturbances.goesAway(service);

      play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(Duration.ofMinutes(8));
      assertThat(play.incident().trouble().orElseThrow().message()).isEqualTo("away");
      play.disturbances.comesBack();
      play.passes(Duration.ofMinutes(5));

      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.platform.byBot()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform", "git"})
    void aLongOutageIsForAPersonToDecide(String service) {
      var play = Play.standard().planned();
      play.disturbances.goesAway(service);

      play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(Duration.ofMinutes(12));

      assertThat(play.failure().reason()).isEqualTo(new Failure.Reason.Unreachable("away"));
      assertThat(play.failure().production()).contains("4.1.1");
      assertThat(play.platform.byBot()).isEmpty();
    }

    @Test
    void aLongOutageWhilePlanningIsForAPersonToDecide() {
      var play = Play.standard().types(ALICE, "my-app").passes(Duration.ofSeconds(30));
      play.disturbances.goesAway("platform");
      play.clicks(ALICE, ActionIds.PLAN_NOW).clicks(ALICE, "answer.database.no");
      assertThat(play.state()).isInstanceOf(Planning.class);

      play.passes(Duration.ofMinutes(12));

      assertThat(play.failure().reason()).isEqualTo(new Failure.Reason.Unreachable("away"));
      assertThat(play.failure().production()).contains("4.1.1");
    }

    @Test
    void aRefusalIsForAPersonToDecideAtOnce() {
      var play = Play.standard().planned();
      play.disturbances.next("platform.link", Disturbances.refused(403, "forbidden"));

      play.clicks(ALICE, ActionIds.PLAN_CONFIRM);

      assertThat(play.failure().reason())
          .isEqualTo(new Failure.Reason.Refused("asking: 403, forbidden"));
    }

    @Test
    void theServiceIsAskedAsLateAsItWants() {
      var play = Play.standard().planned();
      play.disturbances.next(
          "platform.link",
          new Disturbances.Disturbance.Before(() ->
              new OutsideTrouble.Unavailable("reading: 429", Optional.of(Duration.ofSeconds(45)))));
      play.clicks(ALICE, ActionIds.PLAN_CONFIRM);

      play.passes(Duration.ofSeconds(44));
      assertThat(play.state()).isInstanceOf(Rechecking.class);
      play.passes(Duration.ofMinutes(3));

      assertThat(play.state()).isInstanceOf(Succeeded.class);
    }

    @Test
    void aServiceThatWantsADayIsForAPersonToDecideAtOnce() {
      var play = Play.standard().planned();
      play.disturbances.next("platform.link", wantsADay());

      play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(Duration.ofMinutes(1));

      assertThat(play.failure().reason()).isEqualTo(new Failure.Reason.Unreachable("asking: 429"));
      play.clicks(ALICE, ActionIds.ROLLBACK_RETRY);
      assertThat(play.state()).isInstanceOf(Planned.class);
    }
  }

  private static Disturbances.Disturbance wantsADay() {
    return new Disturbances.Disturbance.Before(
        () -> new OutsideTrouble.Unavailable("asking: 429", Optional.of(Duration.ofDays(1))));
  }

  @Nested
  class WhilePeopleAnswer {

    @Test
    void questionsAreAskedThoughNothingCanBeRead() {
      var play = Play.standard();
      play.disturbances.goesAway("platform");

      play.types(ALICE, "my-app").clicks(BOB, "answer.can-disable.no");

      assertThat(play.state()).isEqualTo(new Deciding("affects-users"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"away", "refused"})
    void theyAreRemindedAndTheIncidentExpiresThoughNothingCanBeRead(String how) {
      var play = Play.standard();
      if (how.equals("away")) {
        play.disturbances.goesAway("platform");
      } else {
        play.disturbances.always("platform", Disturbances.refused(404, "not found"));
      }
      play.types(ALICE, "my-app");

      play.passes(Duration.ofMinutes(25));
      assertThat(play.contents(IncidentEntry.Reminded.class)).hasSize(2);
      assertThat(play.disturbances.calls()).hasSizeLessThan(100);
      play.passes(Duration.ofHours(12));

      assertThat(play.state()).isEqualTo(new Closed(CalledOff.Closing.EXPIRED, Optional.empty()));
    }

    @Test
    void theTroubleIsOverOnceItCouldBeRead() {
      var play = Play.standard();
      play.disturbances.goesAway("platform");
      play.types(ALICE, "my-app").passes(Duration.ofMinutes(2));
      assertThat(play.incident().trouble()).isPresent();

      play.disturbances.comesBack();
      play.passes(Duration.ofMinutes(1));

      assertThat(play.incident().trouble()).isEmpty();
      assertThat(play.incident().situation().orElseThrow().current()).isPresent();
    }
  }

  @Nested
  class DuringTheDeployment {

    @Test
    void anOutageOfHoursIsWaitedForAsTheDeploymentGoesOnWithoutUs() {
      var play = Play.standard().confirmed();
      play.disturbances.goesAway("platform");

      play.passes(Duration.ofMinutes(50));
      assertThat(play.state()).isInstanceOf(Deploying.class);
      play.disturbances.comesBack();
      play.passes(Duration.ofMinutes(1));

      assertThat(play.state()).isInstanceOf(Succeeded.class);
    }

    @Test
    void givingUpIsOfferedAfterAnHourOfOutage() {
      var play = Play.standard().confirmed();
      play.disturbances.goesAway("platform");
      play.passes(Duration.ofMinutes(62));

      play.clicks(BOB, ActionIds.ROLLBACK_GIVE_UP);

      assertThat(play.state()).isInstanceOf(Closed.class);
    }

    @Test
    void anOutageWhileWaitingForSomebodysDeploymentIsWaitedFor() {
      var play = Play.standard();
      play.platform.nextEnds("build-error");
      play.platform.somebodyDeploys("erin", Examples.OTHER);
      play.confirmed();
      play.disturbances.goesAway("platform");

      play.passes(Duration.ofMinutes(30));
      assertThat(play.state()).isInstanceOf(WaitingForOther.class);
      play.disturbances.comesBack();
      play.passes(Duration.ofMinutes(5));

      assertThat(play.state()).isInstanceOf(Succeeded.class);
    }

    @Test
    void successIsNotSaidWhileItCannotBeVerified() {
      var play = Play.standard().confirmed();
      play.passes(Duration.ofSeconds(75));
      play.disturbances.next("platform.deployment", Disturbances.unavailable());
      play.passes(Duration.ofSeconds(6));
      play.disturbances.goesAway("platform.deployments");

      play.passes(Duration.ofMinutes(30));
      assertThat(play.state()).isInstanceOf(Verifying.class);
      assertThat(play.actions()).doesNotContain("succeeded");
      play.disturbances.comesBack();
      play.passes(Duration.ofMinutes(1));

      assertThat(play.state()).isInstanceOf(Succeeded.class);
    }

    @Test
    void aRequestNobodyCanLookForIsForAPersonToDecide() {
      var play = Play.standard().planned();
      play.disturbances.next("platform.deploy", Disturbances.answerLost());
      play.clicks(ALICE, ActionIds.PLAN_CONFIRM);
      play.disturbances.goesAway("platform");

      play.passes(Duration.ofMinutes(12));

      assertThat(play.failure().reason()).isEqualTo(new Failure.Reason.NeverAnswered());
    }
  }

  @Nested
  class AProcessThatDies {

    @Test
    void isFollowedByOneThatTakesUpTheQuestions() {
      var play = Play.standard().types(ALICE, "my-app");

      play.restarts().clicks(BOB, "answer.can-disable.no");

      assertThat(play.state()).isEqualTo(new Deciding("affects-users"));
    }

    @Test
    void leavesRemindersAtTheirTime() {
      var play = Play.standard().planned().passes(Duration.ofMinutes(5));

      play.restarts();
      assertThat(play.contents(IncidentEntry.Reminded.class)).isEmpty();
      play.passes(Duration.ofMinutes(6));

      assertThat(play.state()).isInstanceOf(Planned.class);
      assertThat(play.contents(IncidentEntry.Reminded.class)).hasSize(1);
    }
  }
}
