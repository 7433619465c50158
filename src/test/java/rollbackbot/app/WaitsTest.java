package rollbackbot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rollbackbot.http.Timeouts;

/** Holds the waits of production to what operators were promised and the design asks for. */
class WaitsTest {
  private static final int UPDATES_PER_MINUTE = 50;
  private static final Duration A_WHILE = Duration.ofSeconds(30);

  private final Waits waits = Waits.standard();

  @Test
  void peopleAreRemindedAfterTenAndTwentyMinutesAndNoLongerAskedAfterTwelveHours() {
    var people = waits.rollback().people();

    assertThat(people.firstReminder()).hasMinutes(10);
    assertThat(people.secondReminder()).hasMinutes(20);
    assertThat(people.expiry()).hasHours(12);
    assertThat(people.pauseReminder()).hasHours(24);
    assertThat(people.pauseLook()).hasHours(1);
  }

  @Test
  void anUnansweredRequestIsLookedForAsLongAsItMayBeOnItsWayAndThenForHalfAMinute() {
    var requests = waits.rollback().requests();

    assertThat(requests.longest()).hasSeconds(30);
    assertThat(requests.patience()).hasSeconds(30);
    assertThat(requests.candidatePatience()).hasSeconds(60);
    assertThat(requests.untilFirstLook()).hasSeconds(1);
    assertThat(requests.betweenLooks()).hasSeconds(3);
  }

  @Test
  void whatWasDeclinedForTheMomentIsAskedForThreeTimesInFifteenSeconds() {
    assertThat(waits.rollback().requests().betweenAsks().multipliedBy(3)).hasSeconds(15);
  }

  @Test
  void noCallTakesLongerThanTheStepsThinkItDoes() {
    assertThat(waits.calls())
        .isEqualTo(
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(30)));
    assertThat(Timeouts.within(Duration.ofSeconds(2)).connect()).hasSeconds(2);
  }

  /** A step that was held up so long may not ask any more when others could. */
  @Test
  void aFrozenProcessNoLongerAsksWhenAnotherMay() {
    Stream.of(waits, QuickWaits.inThisProcess(), QuickWaits.ofProcess())
        .forEach(each ->
            assertThat(each.jobs().steps().justNow())
                .isLessThan(each.rollback().requests().patience()));
    assertThat(waits.jobs().steps().justNow()).hasSeconds(5);
  }

  @Test
  void aDeploymentIsLookedAtEveryFiveSecondsThenSlower() {
    var following = waits.rollback().following();

    assertThat(following.polls()).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(10));
    assertThat(following.restartPoll()).hasSeconds(3);
    assertThat(following.limit()).hasMinutes(60);
    assertThat(following.freshness()).hasSeconds(20);
  }

  @Test
  void healthIsAskedForEveryThreeSecondsAndMustBeGoodForThirtyWithinFiveMinutes() {
    var health = waits.rollback().health();

    assertThat(health.goodFor()).hasSeconds(30);
    assertThat(health.interval()).hasSeconds(3);
    assertThat(health.answer()).hasSeconds(5);
    assertThat(health.limit()).hasMinutes(5);
  }

  @Test
  void aServiceMayBeAwayForTenMinutes() {
    var trouble = waits.rollback().trouble();

    assertThat(trouble.limit()).hasMinutes(10);
    assertThat(trouble.pauses())
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10));
  }

  @Test
  void aTeamsOwnSystemIsToldWithinAnHour() {
    var after = waits.rollback().afterRollback();

    assertThat(after.answer()).hasSeconds(10);
    assertThat(after.pauses().stream().reduce(Duration.ZERO, Duration::plus))
        .isBetween(Duration.ofMinutes(55), Duration.ofMinutes(60));
  }

  @Test
  void anInputThatIsStuckHoldsUpOthersForTenSeconds() {
    assertThat(waits.jobs().inputs().patience()).hasSeconds(10);
  }

  @Test
  void stoppingEndsTheStepUnderWayWithinEightSecondsAndAllWithinTen() {
    var jobs = waits.jobs();

    assertThat(jobs.scheduler().grace()).hasSeconds(8);
    assertThat(
            jobs.scheduler()
                .grace()
                .plus(jobs.watch().grace())
                .plus(waits.publishing().publisher().grace())
                .plus(waits.replica().grace()))
        .isLessThanOrEqualTo(Duration.ofSeconds(10));
    assertThat(waits.deaf()).isLessThan(jobs.scheduler().grace());
  }

  @Test
  void whatIsWrongWithAFormIsToldBeforeSlackGivesUp() {
    assertThat(waits.acknowledgment()).hasSeconds(3);
    assertThat(waits.forms()).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void slackIsWrittenToAsFastAsItAllows() {
    var publishing = waits.publishing();

    assertThat(publishing.writing().post()).hasSeconds(1);
    assertThat(publishing.call()).hasSeconds(10);
    assertThat(Duration.ofMinutes(1).dividedBy(publishing.writing().update()))
        .isBetween(UPDATES_PER_MINUTE - 10L, (long) UPDATES_PER_MINUTE);
  }

  /** The board moves at least every 30 s while something runs. */
  @Test
  void aBoardShowsThatItLives() {
    var boards = waits.publishing().boards();

    assertThat(boards.changed()).hasSeconds(2);
    assertThat(boards.clock()).hasSeconds(5);
  }

  @Test
  void anotherProcessSendsOnlyOnceThisOneNoLongerBelievesThatItMay() {
    var replica = waits.replica();

    assertThat(replica.beat()).hasSeconds(1);
    assertThat(replica.trust()).hasSeconds(5);
    assertThat(replica.silence().plus(replica.beat())).isLessThan(replica.trust());
  }

  /** Whoever hurries through a scenario does so on any machine. */
  @Test
  void nothingOfAHurriedBotIsLateWhereTheMachineStandsStillForAWhile() {
    var hurried = HurriedWaits.all();

    assertThat(hurried.acknowledgment()).isGreaterThanOrEqualTo(A_WHILE);
    assertThat(hurried.forms()).isGreaterThanOrEqualTo(A_WHILE);
    assertThat(hurried.calls().silence()).isGreaterThanOrEqualTo(A_WHILE);
  }
}
