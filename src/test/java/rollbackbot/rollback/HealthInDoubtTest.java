package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Errand.surviving;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;
import static rollbackbot.rollback.Examples.C400;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.deploy.Acceptance;
import rollbackbot.deploy.DeployEntry;
import rollbackbot.deploy.DeployState.LookingAgain;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.deploy.DeployState.Verifying;
import rollbackbot.incident.Outlook;
import rollbackbot.incident.Reply;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferState.Failed;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.Failure.Reason;
import rollbackbot.room.Ends;
import rollbackbot.source.CommitId;

/** A version went into production, and its health check alone stopped the rollback. */
class HealthInDoubtTest {
  private static final Duration ENOUGH = Duration.ofMinutes(30);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final CommitId OTHER = new CommitId("c".repeat(40));

  private final Play play = Play.of(Examples.appWithHealthCheck());

  /** The health check says 503 for as long as it is waited for. */
  private Play stopped() {
    play.health.isGoodWhen(_ -> false);
    play.confirmed().passes(ENOUGH);
    assertThat(play.failure().reason()).isInstanceOf(Reason.NotHealthy.class);
    return play;
  }

  @Test
  void checkingAgainProvesWhatIsWellByNow() {
    stopped();
    play.health.isGoodWhen(_ -> true);

    play.clicks(BOB, ActionIds.VERIFICATION_AGAIN);
    assertThat(play.state()).isInstanceOf(Verifying.class);
    assertThat(play.last(OfferEntry.Stopped.class).settledBy()).contains(BOB);
    play.passes(ENOUGH);

    assertThat(play.state(Succeeded.class).healthChecked()).isTrue();
    assertThat(play.state(Succeeded.class).accepted()).isEmpty();
    assertThat(play.platform.byBot()).hasSize(1);
    assertThat(play.actions()).containsSubsequence("failed", "verification-again", "succeeded");
  }

  @Test
  void checkingAgainTakesAsLongAsTheFirstTime() {
    stopped().clicks(ALICE, ActionIds.VERIFICATION_AGAIN).passes(Duration.ofMinutes(4));
    assertThat(play.state()).isInstanceOf(Verifying.class);

    play.passes(Duration.ofMinutes(2));

    assertThat(play.failure().reason()).isInstanceOf(Reason.NotHealthy.class);
    assertThat(play.contents(OfferEntry.Stopped.class)).hasSize(2);
    assertThat(play.button(ActionIds.VERIFICATION_AGAIN)).isNotNull();
  }

  @Test
  void whatIsAcceptedSucceedsInThePersonsNameAndIsNotCalledHealthy() {
    stopped().clicks(BOB, ActionIds.VERIFICATION_ACCEPT);

    var accepted = Optional.of(new Acceptance(BOB, play.clock.instant(), "503"));
    assertThat(play.state(Succeeded.class).accepted()).isEqualTo(accepted);
    assertThat(play.state(Succeeded.class).healthChecked()).isFalse();
    assertThat(play.last(DeployEntry.Proven.class).accepted()).isEqualTo(accepted);
    assertThat(Ends.outlook(play.incident()).flatMap(Outlook::health))
        .hasValueSatisfying(health -> assertThat(health.good()).isFalse());
    assertThat(play.actions()).containsSubsequence("failed", "verification-accepted", "succeeded");
  }

  @ParameterizedTest
  @ValueSource(strings = {ActionIds.VERIFICATION_AGAIN, ActionIds.VERIFICATION_ACCEPT})
  void theSecondTapIsToldWhoWasFirst(String action) {
    stopped();
    var button = play.button(action);
    play.clicks(BOB, button);
    var after = play.incident();

    play.clicks(ALICE, button);

    assertThat(play.reply()).isEqualTo(new Reply.AlreadySettled(Optional.of(BOB)));
    assertThat(play.incident()).isEqualTo(after);
  }

  @ParameterizedTest
  @ValueSource(strings = {ActionIds.VERIFICATION_AGAIN, ActionIds.VERIFICATION_ACCEPT})
  void whatRunsNoMoreIsNeitherCheckedNorAccepted(String action) {
    stopped();
    play.platform.nextTakes(Duration.ofSeconds(5));
    play.platform.somebodyDeploys("erin", OTHER);
    play.passes(HOUR);

    play.clicks(BOB, action);

    assertThat(play.failure().reason()).isInstanceOf(Reason.Superseded.class);
    assertThat(play.state(Failed.class).unproven()).isEmpty();
    assertThat(play.actions()).doesNotContain("succeeded");
  }

  @ParameterizedTest
  @ValueSource(strings = {ActionIds.VERIFICATION_AGAIN, ActionIds.VERIFICATION_ACCEPT})
  void theSameCommitDeployedOnceMoreIsFollowedInstead(String action) {
    stopped();
    play.platform.nextTakes(Duration.ofSeconds(5));
    play.platform.somebodyDeploys("erin", C400);
    play.passes(HOUR);
    play.health.isGoodWhen(_ -> true);

    play.clicks(BOB, action).passes(ENOUGH);

    var runs = play.platform.deployments(Examples.PLATFORM_APP, 1).getFirst();
    assertThat(play.state(Succeeded.class).deployment()).isEqualTo(runs.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {ActionIds.VERIFICATION_AGAIN, ActionIds.VERIFICATION_ACCEPT})
  void whileThePlatformIsAwayNothingIsLost(String action) {
    stopped();
    play.disturbances.goesAway("platform.");
    play.clicks(BOB, action);
    assertThat(play.state()).isInstanceOf(LookingAgain.class);

    play.passes(HOUR);

    assertThat(play.failure().reason()).isInstanceOf(Reason.Unreachable.class);
    assertThat(play.failure().production()).contains("4.0.0");
    play.disturbances.comesBack();
    play.health.isGoodWhen(_ -> true);
    play.clicks(BOB, action).passes(ENOUGH);
    assertThat(play.state()).isInstanceOf(Succeeded.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Mishap.class,
      names = {
        "PROCESS_DIES_BEFORE",
        "PROCESS_DIES_AFTER",
        "IS_TAKEN_UP_TWICE",
        "SECOND_CLICK",
        "STORE_IS_READ_ONLY",
        "WORKER_IS_FROZEN"
      })
  void whateverHappensAtWhicheverCallItIsAcceptedOnce(Mishap mishap) {
    stopped();
    play.disturbances.forgetCalls();
    mishap.strike(play, 1);

    surviving(play, () -> play.clicks(BOB, ActionIds.VERIFICATION_ACCEPT));
    surviving(play, () -> play.passes(ENOUGH));

    assertThat(play.state()).isInstanceOf(Succeeded.class);
    assertThat(play.contents(DeployEntry.Proven.class)).hasSize(1);
    assertThat(play.platform.byBot()).hasSize(1);
    assertThat(play.actions()).containsOnlyOnce("verification-accepted", "succeeded");
  }

  @Test
  void isNotOfferedWhereSomethingElseStoppedIt() {
    play.platform.nextEnds("build-error");
    play.confirmed().passes(ENOUGH);
    var before = play.incident();

    play.clicks(BOB, ActionIds.VERIFICATION_ACCEPT);

    assertThat(play.incident()).isEqualTo(before);
    assertThat(play.reply()).isEqualTo(new Reply.Over(Examples.MY_APP));
  }
}
