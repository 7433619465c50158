package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Errand.surviving;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;
import static rollbackbot.rollback.Examples.C390;
import static rollbackbot.rollback.Examples.C400;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.deploy.DeployState.Deploying;
import rollbackbot.deploy.DeployState.PausingAutoDeploy;
import rollbackbot.deploy.DeployState.Requesting;
import rollbackbot.deploy.DeployState.Stopping;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.deploy.DeployState.Verifying;
import rollbackbot.deploy.DeployState.WaitingForOther;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.CalledOff.Closed;
import rollbackbot.incident.CalledOff.Closing;
import rollbackbot.incident.Reply;
import rollbackbot.incident.Running;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferState.Failed;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.offer.OfferState.Planning;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.Failure;

/** A rollback under way is left by a button, as long as leaving it harms nothing. */
class WaysOutTest {
  private static final Duration ENOUGH = Duration.ofMinutes(30);
  private static final Duration MOMENT = Duration.ofSeconds(40);

  private static Closed givenUpBy(String person) {
    return new Closed(Closing.GIVEN_UP, Optional.of(person));
  }

  @Nested
  class WhileThePlanIsMade {
    private final Play play = Play.standard();

    private Play isPlanning(String away) {
      play.disturbances.goesAway(away);
      play.types(ALICE, "my-app previous").passes(Duration.ofSeconds(20));
      assertThat(play.state()).isInstanceOf(Planning.class);
      return play;
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform.link", "platform.deployments", "git.refs"})
    void stopsAtOnceWhileAServiceIsAway(String away) {
      isPlanning(away).clicks(BOB, ActionIds.INCIDENT_CLOSE);

      assertThat(play.state()).isEqualTo(givenUpBy(BOB));
      play.disturbances.comesBack();
      play.passes(ENOUGH);
      assertThat(play.state()).isEqualTo(givenUpBy(BOB));
      assertThat(play.contents(OfferEntry.Offered.class)).isEmpty();
      assertThat(play.platform.byBot()).isEmpty();
    }

    @Test
    void stoppingASecondPlanTurnsAutoDeployBackOn() {
      play.planned();
      play.disturbances.next("platform.deploy", Disturbances.refused(400, "no"));
      play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(MOMENT);
      assertThat(play.platform.autoDeploys()).isFalse();
      play.disturbances.goesAway("platform.deployments");
      play.clicks(ALICE, ActionIds.ROLLBACK_RETRY).passes(Duration.ofSeconds(20));
      assertThat(play.state()).isInstanceOf(Planning.class);

      play.clicks(BOB, ActionIds.INCIDENT_CLOSE);
      play.disturbances.comesBack();
      play.passes(ENOUGH);

      assertThat(play.state()).isEqualTo(givenUpBy(BOB));
      assertThat(play.platform.autoDeploys()).isTrue();
    }

    @Test
    void theSecondWhoStopsIsToldWhoWasFirst() {
      var stop = isPlanning("git.refs").button(ActionIds.INCIDENT_CLOSE);
      play.clicks(BOB, stop);

      play.clicks(ALICE, stop);

      assertThat(play.reply()).isEqualTo(new Reply.AlreadySettled(Optional.of(BOB)));
    }

    /** The dialog was open meanwhile. */
    @Test
    void aStopThatComesWhenThePlanIsThereStopsAllTheSame() {
      var stop = isPlanning("git.refs").button(ActionIds.INCIDENT_CLOSE);
      play.disturbances.comesBack();
      play.passes(MOMENT);
      assertThat(play.state()).isInstanceOf(Planned.class);

      play.clicks(BOB, stop);

      assertThat(play.state()).isEqualTo(givenUpBy(BOB));
    }

    @Test
    void aStopThatComesAfterTheRequestIsToldSo() {
      var stop = isPlanning("git.refs").button(ActionIds.INCIDENT_CLOSE);
      play.disturbances.comesBack();
      play.passes(MOMENT).clicks(ALICE, ActionIds.PLAN_CONFIRM);
      assertThat(play.state()).isInstanceOf(Deploying.class);

      play.clicks(BOB, stop);

      assertThat(play.reply()).isEqualTo(new Reply.TooLateToStop(Examples.MY_APP));
      assertThat(play.state()).isInstanceOf(Deploying.class);
    }
  }

  @Nested
  class BeforeADeploymentWasAskedFor {
    private final Play play = Play.standard();

    private void assertStoppedBy(String person) {
      assertThat(play.state()).isEqualTo(givenUpBy(person));
      assertThat(play.platform.byBot()).isEmpty();
      assertThat(play.platform.autoDeploys()).isTrue();
      assertThat(play.incident().autoDeploy()).isNotEqualTo(AutoDeploy.PAUSED);
      assertThat(play.actions()).containsOnlyOnce("gave-up");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "platform.link",
          "platform.setAutoDeploy",
          "git.createBranch",
          "platform.deployments"
        })
    void stopsAtOnceWhileAServiceIsAway(String away) {
      play.planned();
      play.disturbances.goesAway(away);
      play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(Duration.ofSeconds(20));
      assertThat(play.state()).isInstanceOf(Running.class);

      play.clicks(BOB, ActionIds.ROLLBACK_GIVE_UP);
      play.disturbances.comesBack();
      play.passes(ENOUGH);

      assertStoppedBy(BOB);
    }

    @Test
    void stopsWhileSomebodysDeploymentIsWaitedFor() {
      play.planned();
      play.platform.nextTakes(ENOUGH);
      play.platform.somebodyDeploys("erin", Examples.OTHER);
      play.clicks(ALICE, ActionIds.PLAN_CONFIRM);
      assertThat(play.state()).isInstanceOf(WaitingForOther.class);

      play.clicks(BOB, ActionIds.ROLLBACK_GIVE_UP).passes(ENOUGH);

      assertStoppedBy(BOB);
    }

    @Test
    void stopsWhileADatabaseIsBackedUp() {
      play.databases.past(
          play.databases.add("postgresql"), Examples.NOW.minus(Duration.ofHours(8)));
      play.plannedWithDatabase().clicks(ALICE, ActionIds.PLAN_CONFIRM);
      assertThat(play.state(Running.class).isBeforeDeployment()).isTrue();

      play.clicks(BOB, ActionIds.ROLLBACK_GIVE_UP).passes(ENOUGH);

      assertStoppedBy(BOB);
    }

    /** Late, it would switch off again what was switched on. */
    @Test
    void waitsForAPauseThatMayStillArrive() {
      play.planned();
      play.disturbances.next("platform.setAutoDeploy", Disturbances.onItsWay());
      play.disturbances.next("platform.setAutoDeploy", Disturbances.unavailable());
      play.clicks(ALICE, ActionIds.PLAN_CONFIRM);
      assertThat(play.state()).isInstanceOf(PausingAutoDeploy.class);

      play.clicks(BOB, ActionIds.ROLLBACK_GIVE_UP).passes(Duration.ofSeconds(20));
      assertThat(play.state()).isInstanceOf(Stopping.class);
      play.disturbances.arrive();
      assertThat(play.platform.autoDeploys()).isFalse();
      play.passes(ENOUGH);

      assertStoppedBy(BOB);
    }

    @Test
    void theSecondWhoStopsIsToldWhoWasFirst() {
      play.planned();
      play.disturbances.goesAway("platform.setAutoDeploy");
      play.clicks(ALICE, ActionIds.PLAN_CONFIRM);
      var button = play.button(ActionIds.ROLLBACK_GIVE_UP);
      play.clicks(BOB, button);

      play.clicks(ALICE, button);
      assertThat(play.reply()).isEqualTo(new Reply.AlreadySettled(Optional.of(BOB)));
      play.disturbances.comesBack();
      play.passes(ENOUGH).clicks(ALICE, button);

      assertThat(play.reply()).isEqualTo(new Reply.AlreadySettled(Optional.of(BOB)));
      assertStoppedBy(BOB);
    }

    @ParameterizedTest
    @EnumSource(Mishap.class)
    void whateverHappensToThePauseItIsStoppedOnceAndAutoDeployIsOn(Mishap mishap) {
      play.planned();
      play.disturbances.goesAway("platform.setAutoDeploy");
      play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(Duration.ofSeconds(20));
      play.disturbances.comesBack();
      play.disturbances.forgetCalls();
      mishap.strike(play, 1);

      surviving(play, () -> play.clicks(BOB, ActionIds.ROLLBACK_GIVE_UP));
      surviving(play, () -> play.passes(ENOUGH));

      assertStoppedBy(BOB);
    }
  }

  @Test
  void nothingIsStoppedOnceADeploymentMayHaveBeenAskedFor() {
    var play = Play.standard().planned();
    play.disturbances.next("platform.deploy", Disturbances.answerLost());
    play.clicks(ALICE, ActionIds.PLAN_CONFIRM);
    var button = play.button(ActionIds.ROLLBACK_GIVE_UP);
    assertThat(play.state()).isInstanceOfAny(Requesting.class, Deploying.class);

    play.clicks(BOB, button);

    assertThat(play.reply()).isEqualTo(new Reply.TooLateToStop(Examples.MY_APP));
    play.passes(ENOUGH);
    assertThat(play.state()).isInstanceOf(Succeeded.class);
  }

  @Nested
  class OnceTheHealthCheckHasFailed {
    private final Play play = Play.of(Examples.appWithHealthCheck());

    /** Long before the end of its patience. */
    private Play unwell() {
      play.health.isGoodWhen(_ -> false);
      play.confirmed().passes(Duration.ofSeconds(110));
      assertThat(play.state(Verifying.class).isUnwell()).isTrue();
      return play;
    }

    @Test
    void anotherVersionIsPlannedAtOnce() {
      unwell().chooses(BOB, ActionIds.ROLLBACK_CHOOSE_VERSION, "3.9.0");

      assertThat(play.plan().from().label()).isEqualTo("4.0.0");
      assertThat(play.plan().to().commit()).isEqualTo(C390);
      play.health.isGoodWhen(_ -> true);
      play.clicks(BOB, ActionIds.PLAN_CONFIRM).passes(ENOUGH);
      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.platform.runs()).contains(C390.value());
    }

    @Test
    void givingUpLeavesProductionAndThePauseAsTheyAre() {
      unwell().clicks(BOB, ActionIds.ROLLBACK_GIVE_UP).passes(ENOUGH);

      assertThat(play.state()).isEqualTo(givenUpBy(BOB));
      assertThat(play.platform.runs()).contains(C400.value());
      assertThat(play.platform.autoDeploys()).isFalse();
      assertThat(play.actions()).doesNotContain("succeeded");
    }

    @Test
    void whoeverComesLaterIsToldWhoChose() {
      unwell();
      var giveUp = play.button(ActionIds.ROLLBACK_GIVE_UP);
      play.chooses(BOB, ActionIds.ROLLBACK_CHOOSE_VERSION, "3.9.0");

      play.clicks(ALICE, giveUp);

      assertThat(play.reply()).isEqualTo(new Reply.AlreadySettled(Optional.of(BOB)));
      assertThat(play.plan().to().commit()).isEqualTo(C390);
    }

    @Test
    void isNotOfferedWhileItAnswersWell() {
      play.confirmed().passes(MOMENT.multipliedBy(2).plusSeconds(20));
      assertThat(play.state(Verifying.class).isUnwell()).isFalse();

      play.clicks(BOB, ActionIds.ROLLBACK_GIVE_UP);

      assertThat(play.reply()).isEqualTo(new Reply.TooLateToStop(Examples.MY_APP));
    }
  }

  @Nested
  class AfterAStop {

    /** Somebody deployed what a new search for the version before would choose. */
    @Test
    void tryingAgainIsForTheSameVersion() {
      var play = Play.standard().planned();
      play.disturbances.next("platform.deploy", Disturbances.refused(400, "no"));
      play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(MOMENT);
      play.platform.nextTakes(Duration.ofSeconds(5));
      play.platform.somebodyDeploys("erin", Examples.OTHER);
      play.passes(Duration.ofMinutes(5));

      play.clicks(BOB, ActionIds.ROLLBACK_RETRY);

      assertThat(play.plan().to().commit()).isEqualTo(C400);
    }

    @Test
    void tryingAgainIsNotOfferedWhereTheSameIsInProduction() {
      var play = Play.of(Examples.appWithHealthCheck());
      play.health.isGoodWhen(_ -> false);

      play.confirmed().passes(ENOUGH);

      assertThat(play.state(Failed.class).sameAgain()).isEmpty();
    }

    @Test
    void tryingAgainIsNotOfferedAfterAVersionThatRunsAlready() {
      var play = Play.standard().planned();
      play.platform.nextTakes(Duration.ofSeconds(5));
      play.platform.somebodyDeploys("erin", C390);
      play.passes(Duration.ofMinutes(5));

      play.chooses(BOB, ActionIds.PLAN_CHOOSE_VERSION, "3.9.0");

      assertThat(play.failure().reason()).isInstanceOf(Failure.Reason.RunsAlready.class);
      assertThat(play.state(Failed.class).sameAgain()).isEmpty();
    }
  }
}
