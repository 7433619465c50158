package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;
import static rollbackbot.rollback.Examples.MY_APP;
import static rollbackbot.rollback.Examples.NOW;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rollbackbot.autodeploy.AutoDeployEntry;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.CalledOff.Cancelled;
import rollbackbot.incident.CalledOff.Closed;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Outlook;
import rollbackbot.incident.Outlook.AutoDeploySeen;
import rollbackbot.incident.Outlook.Switched;
import rollbackbot.offer.OfferState.Failed;
import rollbackbot.people.ActionIds;
import rollbackbot.room.Ends;

/** Each end says how things stand, because the bot has looked. */
class EndsTest {
  private static final Duration ENOUGH = Duration.ofMinutes(10);

  private static Outlook outlook(Play play) {
    return Ends.outlook(play.incident()).orElseThrow();
  }

  private static void assertRuns(Play play, String label, boolean asBefore) {
    var production = outlook(play).production().orElseThrow();
    assertThat(production.label()).isEqualTo(label);
    assertThat(production.asBefore()).isEqualTo(asBefore);
  }

  private static void switchOn(Play play) {
    play.platform.autoDeploys(true);
    play.environment.somebodySwitchesAutoDeploy("dave", true);
  }

  @Test
  void aSuccessTellsThatSomebodyTurnedAutoDeployOnMeanwhile() {
    var play = Play.standard().confirmed().passes(Duration.ofSeconds(30));
    var at = play.clock.instant();
    switchOn(play);

    play.passes(ENOUGH);

    assertThat(play.state()).isInstanceOf(Succeeded.class);
    assertThat(outlook(play).autoDeploy())
        .isEqualTo(new AutoDeploySeen(Switched.ON, Optional.of(at), Optional.of("dave")));
    assertThat(play.incident().autoDeploy()).isEqualTo(AutoDeploy.RESUMED);
    assertThat(play.incidents.autoDeployIsPaused(MY_APP)).isFalse();
    assertThat(play.actions()).containsOnlyOnce("auto-deploy-found-on");
  }

  @Test
  void aFailureTellsItToo() {
    var play = Play.standard();
    play.platform.nextEnds("build-error");
    play.confirmed().passes(Duration.ofSeconds(30));
    switchOn(play);

    play.passes(ENOUGH);

    assertThat(play.state()).isInstanceOf(Failed.class);
    assertThat(outlook(play).autoDeploy().by()).contains("dave");
    assertThat(play.actions()).doesNotContain("auto-deploy-found-on");
  }

  @Test
  void itIsToldWithoutAName() {
    var play = Play.standard().confirmed().passes(Duration.ofSeconds(30));
    play.platform.autoDeploys(true);

    play.passes(ENOUGH);

    assertThat(outlook(play).autoDeploy())
        .isEqualTo(new AutoDeploySeen(Switched.ON, Optional.empty(), Optional.empty()));
  }

  @Test
  void costsTwoCallsAtTheMost() {
    var play = Play.standard().confirmed().passes(Duration.ofSeconds(70));
    var links = play.disturbances.acted("platform.link");
    var deployments = play.disturbances.acted("platform.deployments");
    switchOn(play);

    play.passes(Duration.ofMinutes(1));

    assertThat(play.state()).isInstanceOf(Succeeded.class);
    assertThat(play.disturbances.acted("platform.link") - links).isEqualTo(1);
    assertThat(play.disturbances.acted("platform.deployments") - deployments).isEqualTo(1);
    assertThat(play.disturbances.acted("environment.events")).isLessThanOrEqualTo(2);
  }

  @Test
  void aCancelledPlanLeavesProductionAsItWas() {
    var play = Play.of(Examples.appWithHealthCheck());
    play.health.isGoodWhen(_ -> false);

    play.planned().clicks(BOB, ActionIds.PLAN_CANCEL);

    assertThat(play.state()).isInstanceOf(Cancelled.class);
    assertRuns(play, "4.1.1", true);
    assertThat(outlook(play).autoDeploy().is()).isEqualTo(Switched.ON);
    assertThat(outlook(play).health().orElseThrow().good()).isFalse();
    assertThat(play.last(IncidentEntry.Ended.class).autoDeploy()).isEqualTo(AutoDeploy.UNTOUCHED);
  }

  @Test
  void aCancelledUndoTellsThatAutoDeployIsOffByTheRollbackBefore() {
    var play = Play.standard().confirmed().passes(ENOUGH);
    var since = play.incidents.autoDeployPausedSince(MY_APP);
    play.clicks(BOB, ActionIds.ROLLBACK_UNDO);

    play.clicks(BOB, ActionIds.PLAN_CANCEL);

    assertRuns(play, "4.0.0", true);
    assertThat(outlook(play).autoDeploy()).isEqualTo(AutoDeploySeen.off(since));
    assertThat(since).isPresent();
    assertThat(play.incident().autoDeploy()).isEqualTo(AutoDeploy.PAUSED);
  }

  @Test
  void itIsKnownThereWhenAutoDeployIsBack() {
    var play = Play.standard().confirmed().passes(ENOUGH);
    play.clicks(BOB, ActionIds.ROLLBACK_UNDO).clicks(BOB, ActionIds.PLAN_CANCEL);

    play.clicks(ALICE, ActionIds.AUTODEPLOY_RESUME).passes(ENOUGH);

    assertThat(play.platform.autoDeploys()).isTrue();
    assertThat(play.incidents.all())
        .extracting(Incident::autoDeploy)
        .containsExactly(AutoDeploy.RESUMED, AutoDeploy.RESUMED);
  }

  @Test
  void theCancelledUndoSendsNoRemindersOfItsOwn() {
    var play = Play.standard().confirmed().passes(ENOUGH);
    play.clicks(BOB, ActionIds.ROLLBACK_UNDO).clicks(BOB, ActionIds.PLAN_CANCEL);

    play.passes(Duration.ofDays(3));

    assertThat(play.contents(AutoDeployEntry.PauseReminded.class)).isEmpty();
  }

  @Test
  void whatIsClosedBeforeProductionWasReadTellsItToo() {
    var play = Play.standard();
    play.disturbances.next("platform.link", Disturbances.unavailable());
    play.handles(play.typed(ALICE, "my-app"));

    play.clicks(ALICE, ActionIds.INCIDENT_CLOSE);

    assertThat(play.state()).isInstanceOf(Closed.class);
    play.passes(Duration.ofMinutes(1));
    assertRuns(play, "4.1.1", true);
  }

  @Test
  void whatNobodyAnsweredTellsIt() {
    var play = Play.standard().planned();

    play.passes(Duration.ofHours(13));

    assertThat(play.state()).isEqualTo(new Cancelled(Optional.empty()));
    assertRuns(play, "4.1.1", true);
    assertThat(outlook(play).at()).isAfterOrEqualTo(NOW.plus(Duration.ofHours(12)));
  }

  @Test
  void givingUpTellsWhatRunsAndThatAutoDeployIsBack() {
    var play = Play.standard();
    play.platform.nextEnds("build-error");
    play.confirmed().passes(ENOUGH);

    play.clicks(BOB, ActionIds.ROLLBACK_GIVE_UP);

    assertRuns(play, "4.1.1", true);
    assertThat(outlook(play).autoDeploy().is()).isEqualTo(Switched.ON);
  }

  @Test
  void givingUpOnWhatRunsUnhealthyTellsThat() {
    var play = Play.of(Examples.appWithHealthCheck());
    play.health.isGoodWhen(_ -> false);
    play.confirmed().passes(ENOUGH);
    assertRuns(play, "4.0.0", false);

    play.clicks(BOB, ActionIds.ROLLBACK_GIVE_UP);

    assertRuns(play, "4.0.0", false);
    assertThat(outlook(play).autoDeploy().is()).isEqualTo(Switched.OFF);
    assertThat(outlook(play).health().orElseThrow().good()).isFalse();
  }

  @Test
  void givingUpOnARunningDeploymentTellsThatItRuns() {
    var play = Play.standard();
    play.platform.nextTakes(Duration.ofHours(3));
    play.confirmed().passes(Duration.ofMinutes(70));

    play.clicks(BOB, ActionIds.ROLLBACK_GIVE_UP);

    assertRuns(play, "4.1.1", true);
    assertThat(outlook(play).running()).isPresent();
  }

  @Test
  void findsWhatRunsBehindManyFailures() {
    var play = Play.standard();
    for (int number = 0; number < 24; number++) {
      play.platform.past(Examples.OTHER, NOW.minusSeconds(1), "dave", "build-error");
    }
    play.types(ALICE, "my-app");

    play.clicks(ALICE, ActionIds.INCIDENT_CLOSE);

    assertRuns(play, "4.1.1", true);
  }

  @Test
  void saysThatItCouldNotLookWhereThePlatformIsAway() {
    var play = Play.standard().planned();
    play.disturbances.goesAway("platform");

    play.clicks(BOB, ActionIds.PLAN_CANCEL).passes(Duration.ofMinutes(1));

    assertThat(outlook(play).production()).isEmpty();
    assertThat(outlook(play).autoDeploy().is()).isEqualTo(Switched.UNREAD);
    assertThat(play.incident().trouble()).isEmpty();
  }

  @Test
  void aReopenedIncidentLooksAgainAtItsNextEnd() {
    var play = Play.standard().planned().clicks(BOB, ActionIds.PLAN_CANCEL);
    var first = outlook(play);
    play.passes(ENOUGH).clicks(BOB, ActionIds.INCIDENT_REOPEN).passes(ENOUGH);
    assertThat(Ends.of(play.incident())).isEmpty();

    play.clicks(BOB, ActionIds.INCIDENT_CLOSE);

    assertThat(outlook(play).at()).isAfter(first.at());
  }
}
