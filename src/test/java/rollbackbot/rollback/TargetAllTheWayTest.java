package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;
import static rollbackbot.rollback.Examples.C390;
import static rollbackbot.rollback.Examples.C400;
import static rollbackbot.rollback.Examples.C411;
import static rollbackbot.rollback.Examples.OTHER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.incident.CalledOff.Closed;
import rollbackbot.incident.CalledOff.Closing;
import rollbackbot.offer.Fix;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.Failure;
import rollbackbot.release.PassedOver;
import rollbackbot.release.Release;
import rollbackbot.source.BranchName;

/** The target that was shown is the one that is reached, whatever the history is like. */
class TargetAllTheWayTest {
  private static final Duration ENOUGH = Duration.ofMinutes(10);
  private static final int MOST_CALLS = 15;

  static List<Arguments> histories() {
    return List.of(
        history("24 failed on top", play -> failedOnTop(play, 24)),
        history("45 failed on top", play -> failedOnTop(play, 45)),
        history("70 failed on top", play -> failedOnTop(play, 70)),
        history("70 times what runs", play -> redeployed(play, 70, Optional.of(C411.value()))),
        history("200 times what runs", play -> redeployed(play, 200, Optional.of(C411.value()))),
        history("120 times by its tag", play -> redeployed(play, 120, Optional.of("v4.1.1"))),
        history("no tags", TargetAllTheWayTest::untag));
  }

  private static Arguments history(String name, Consumer<Play> arranged) {
    return Arguments.of(name, arranged);
  }

  private static void failedOnTop(Play play, int count) {
    minutesAgo(count).forEach(at -> play.platform.past(OTHER, at(at), "erin", "build-error"));
  }

  private static void redeployed(Play play, int count, Optional<String> ref) {
    minutesAgo(count).forEach(at -> play.platform.past(ref, at(at), "dave", "success"));
  }

  private static void untag(Play play) {
    List.of("v3.9.0", "v4.0.0", "v4.1.1").forEach(play.git::removeTag);
  }

  /** Within the last hour, the oldest first. */
  private static IntStream minutesAgo(int count) {
    return IntStream.range(0, count).map(number -> 55 - number * 50 / count);
  }

  private static Instant at(int minutesAgo) {
    return Examples.NOW.minus(Duration.ofMinutes(minutesAgo));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("histories")
  void oneConfirmationIsEnough(String name, Consumer<Play> arranged) {
    var play = Play.standard();
    arranged.accept(play);

    play.confirmed().passes(ENOUGH);

    assertThat(play.state(Succeeded.class).commitProved()).as(name).isTrue();
    assertThat(play.contents(OfferEntry.Offered.class)).hasSize(1);
    assertThat(play.platform.byBot()).hasSize(1);
    assertThat(play.platform.runs()).contains(C400.value());
  }

  @Test
  void aRollbackAsksThePlatformFewTimes() {
    var play = Play.standard().confirmed().passes(ENOUGH);

    assertThat(play.state()).isInstanceOf(Succeeded.class);
    assertThat(calls(play).filter(name -> !name.equals("platform.deployment")).toList())
        .hasSizeLessThanOrEqualTo(MOST_CALLS);
  }

  /** Else the next rollback would go "back" to what runs. */
  @ParameterizedTest
  @EnumSource(
      value = FakePlatform.AnsweredRef.class,
      names = {"BRANCH", "ABSENT"})
  void whatTheBotDeployedIsKnownThoughThePlatformTellsNoCommit(FakePlatform.AnsweredRef told) {
    var play = Play.standard();
    play.platform.tells(told);
    play.confirmed().passes(ENOUGH).passes(ENOUGH);

    play.planned();

    assertThat(play.plan().from().label()).isEqualTo("4.0.0");
    assertThat(play.plan().to().commit()).isEqualTo(C390);
    assertThat(play.plan().passedOver())
        .extracting(PassedOver::reason)
        .containsExactly(PassedOver.Reason.ROLLED_AWAY_FROM, PassedOver.Reason.SAME_COMMIT);
  }

  /** Two tries of one incident, of which the second goes to another version. */
  @Test
  void eachTryIsKnownByItsOwnPlan() {
    var play = Play.standard();
    play.platform.tells(FakePlatform.AnsweredRef.BRANCH);
    play.confirmed().passes(ENOUGH);
    play.clicks(BOB, ActionIds.ROLLBACK_UNDO).clicks(BOB, ActionIds.PLAN_CONFIRM).passes(ENOUGH);

    play.planned();

    assertThat(play.plan().from().label()).isEqualTo("4.1.1");
    assertThat(play.plan().to().commit()).isEqualTo(C400);
  }

  private static Stream<String> calls(Play play) {
    return play.disturbances.calls().stream()
        .map(Disturbances.Call::name)
        .filter(name -> name.startsWith("platform."));
  }

  @Test
  void aCommitWithoutATagIsPushedUnderItsDigitsAndProved() {
    var play = Play.standard();
    untag(play);

    play.confirmed().passes(ENOUGH);

    assertThat(play.state(Succeeded.class).commitProved()).isTrue();
    assertThat(play.git.head(new BranchName("release/444444444444"))).contains(C400);
  }

  @Test
  void manyCommitsThatTheRepositoryLacksArePassedOver() {
    var play = Play.standard();
    untag(play);
    for (var digit : "6789abdef012".toCharArray()) {
      var commit = Examples.commit(digit);
      play.platform.past(commit, at(50), "erin", "success");
      play.git.lacks(commit);
    }
    play.platform.past(OTHER, at(2), "dave", "success");

    play.planned();

    assertThat(play.plan().to().commit()).isEqualTo(C411);
    assertThat(play.plan().passedOver())
        .filteredOn(it -> it.reason() == PassedOver.Reason.NOT_IN_REPOSITORY)
        .hasSize(12);
  }

  @Test
  void anUndoMarksNothingAndPreviousIsTheGoodOneAgain() {
    var play = Play.standard().confirmed().passes(ENOUGH);
    play.clicks(BOB, ActionIds.ROLLBACK_UNDO).clicks(BOB, ActionIds.PLAN_CONFIRM).passes(ENOUGH);
    assertThat(play.platform.runs()).contains(C411.value());

    play.types(ALICE, "my-app previous");

    assertThat(play.state(Planned.class).plan().to().commit()).isEqualTo(C400);
    assertThat(play.plan().to().rolledAwayFrom()).isFalse();
    assertThat(play.incidents.marks(Examples.MY_APP)).doesNotContain(C400.value());
    play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(ENOUGH);
    assertThat(play.platform.runs()).contains(C400.value());
    assertThat(play.incidents.marks(Examples.MY_APP)).containsExactly(C411.value());
  }

  @Test
  void whatSomebodyDeployedMeanwhileMayBeTheFix() {
    var play = Play.standard().planned();
    play.git.tag("v4.1.2", OTHER);
    play.platform.somebodyDeploys("erin", OTHER);
    play.passes(Duration.ofMinutes(2)).clicks(ALICE, ActionIds.PLAN_CONFIRM);
    assertThat(play.plan().to().commit()).isEqualTo(C400);

    var close = new Play.Button(ActionIds.INCIDENT_CLOSE, play.button("plan.confirm").value());
    play.clicks(BOB, close);

    assertThat(play.state()).isEqualTo(new Closed(Closing.FIXED, Optional.of(BOB)));
    assertThat(Fix.offered(play.incident())).map(Release::label).contains("4.1.2");
    assertThat(play.platform.byBot()).isEmpty();
    assertThat(play.incidents.marks(Examples.MY_APP)).isEmpty();
  }

  @Test
  void theSameVersionDeployedAgainIsNoFix() {
    var play = Play.standard().planned();
    play.platform.somebodyDeploys("erin", C411);
    play.passes(Duration.ofMinutes(2)).clicks(ALICE, ActionIds.PLAN_CONFIRM);

    assertThat(play.plan().to().commit()).isEqualTo(C400);
    assertThat(Fix.offered(play.incident())).isEmpty();
  }

  @Test
  void aLimitIsSaidAsALimit() {
    var play = Play.standard();
    redeployed(play, 600, Optional.of(C411.value()));

    play.types(ALICE, "my-app previous");

    assertThat(play.failure().reason())
        .isEqualTo(
            new Failure.Reason.NoEarlierRelease(
                List.of(new PassedOver("4.1.1", PassedOver.Reason.SAME_COMMIT)), Optional.of(500)));
  }

  @Test
  void halfOfTheBudgetIsALimitToo() {
    var play = Play.standard();
    redeployed(play, 80, Optional.empty());

    play.types(ALICE, "my-app previous");

    assertThat(calls(play).filter("platform.output"::equals).count()).isLessThanOrEqualTo(30);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("histories")
  void whatIsTypedAsACommitIsTheTarget(String name, Consumer<Play> arranged) {
    var play = Play.standard();
    arranged.accept(play);

    play.types(ALICE, "my-app 33333333").clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(ENOUGH);

    assertThat(play.contents(OfferEntry.Offered.class)).as(name).hasSize(1);
    assertThat(play.platform.runs()).contains(C390.value());
  }
}
