package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.Failure;
import rollbackbot.plan.Risk;
import rollbackbot.plan.Verdict;
import rollbackbot.release.AppStatus;

/** An app that doesn't simply run: told in its plan, and waited for where nothing is accepted. */
class AppStatusTest {

  private static Verdict verdict(Play play) {
    return play.planned().plan().verdict().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"stopped", "crashed", "restarting", "scaling", "suspended"})
  void whatTheAppDoesInsteadOfRunningIsTold(String word) {
    var play = Play.standard();
    play.environment.is(word);

    var verdict = verdict(play);

    assertThat(verdict.risks()).contains(new Risk.NotRunning(new AppStatus(word)));
    assertThat(verdict.level()).isEqualTo(Verdict.Level.AMBER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"running", "booting", "new"})
  void nothingIsToldOfAnAppThatRuns(String word) {
    var play = Play.standard();
    play.environment.is(word);

    var verdict = verdict(play);

    assertThat(verdict.risks()).noneMatch(risk -> risk instanceof Risk.NotRunning);
    assertThat(verdict.checked()).contains(Risk.Question.STATUS);
  }

  @Test
  void anAppWithoutContainersIsToldOnce() {
    var play = Play.standard();
    play.environment.is(AppStatus.STOPPED);
    play.environment.scaled(0);

    assertThat(verdict(play).risks())
        .contains(new Risk.NoContainers())
        .noneMatch(risk -> risk instanceof Risk.NotRunning);
  }

  @ParameterizedTest
  @ValueSource(strings = {"environment.status", "environment.containers"})
  void whatCannotBeReadIsSaidToBeUnknown(String call) {
    var play = Play.standard();
    play.environment.is(AppStatus.STOPPED);
    play.disturbances.next(call, Disturbances.refused(403, "forbidden"));

    assertThat(verdict(play).risks())
        .contains(new Risk.CouldNotTell(Risk.Question.STATUS, "asking: 403, forbidden"));
  }

  @ParameterizedTest
  @ValueSource(strings = {AppStatus.RESTARTING, AppStatus.SCALING})
  void whatIsRefusedMeanwhileIsAskedForOnceThatIsOver(String word) {
    var play = Play.standard().planned();
    play.environment.is(word);
    play.disturbances.next("platform.deploy", Disturbances.refused(422, "not allowed now"));

    play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(Duration.ofMinutes(8));

    assertThat(play.platform.byBot()).isEmpty();
    assertThat(play.incident().trouble().orElseThrow().message())
        .isEqualTo(
            "my-app-prod is " + word + " at Scalingo, which accepts no deployment meanwhile");

    play.environment.is("running");
    play.passes(Duration.ofMinutes(5));

    assertThat(play.state()).isInstanceOf(Succeeded.class);
    assertThat(play.platform.byBot()).hasSize(1);
  }

  @Test
  void aPersonDecidesWhereThatDoesNotEnd() {
    var play = Play.standard().planned();
    play.environment.is(AppStatus.SCALING);
    play.disturbances.next("platform.deploy", Disturbances.refused(422, "not allowed now"));

    play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(Duration.ofMinutes(12));

    assertThat(play.failure().reason()).isInstanceOf(Failure.Reason.Unreachable.class);
    assertThat(play.platform.byBot()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {AppStatus.STOPPED, AppStatus.CRASHED})
  void anAppThatIsDownIsDeployed(String word) {
    var play = Play.standard();
    play.environment.is(word);

    play.confirmed().passes(Duration.ofMinutes(5));

    assertThat(play.platform.byBot()).hasSize(1);
  }

  @Test
  void aRefusalForAnotherReasonIsForAPersonToDecide() {
    var play = Play.standard().planned();
    play.disturbances.next("platform.deploy", Disturbances.refused(422, "not allowed now"));
    play.disturbances.next("environment.status", Disturbances.refused(403, "forbidden"));

    play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(Duration.ofMinutes(5));

    assertThat(play.failure().reason()).isInstanceOf(Failure.Reason.Refused.class);
  }
}
