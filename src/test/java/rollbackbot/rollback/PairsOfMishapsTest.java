package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every ordered pair of mishaps in one errand: the second one hits any call that is made after the
 * first one, while that is being mended included. The quick suite takes a few of them and {@code
 * .ci/run} a sample, the same ones each time, so that a build fails for what was changed; {@code
 * -Dpairs.seed=random} draws others and prints which. {@code -Pall-pairs} takes all, and {@link
 * TriplesOfMishaps} any number of three.
 */
class PairsOfMishapsTest {
  private static final int FIRSTS = 80;
  private static final int SECONDS = 12;

  private static final long SEED =
      seed(
          Optional.ofNullable(System.getProperty("pairs.seed"))
              .filter(text -> !text.isBlank())
              .orElse("1"));

  private static long seed(String text) {
    return text.equals("random") ? new Random().nextLong() : Long.parseLong(text);
  }

  /**
   * With how many in a hundred at most may be left to a person: the linked branch is never asked
   * for again.
   */
  static Stream<Arguments> errands() {
    return Stream.of(
        Arguments.of(RollingBack.PLAIN, 0),
        Arguments.of(RollingBack.WITH_RESTORE, 0),
        Arguments.of(new SwitchingOff(), 0),
        Arguments.of(new AlertingOwner(), 0),
        Arguments.of(new DeployingBranch(), 20),
        Arguments.of(DoingByHand.THE_BRANCH, 0),
        Arguments.of(DoingByHand.BRANCH_AND_DEPLOYMENT, 0));
  }

  @ParameterizedTest
  @MethodSource("errands")
  void aFewOfThemAreDoneOnce(Errand errand) {
    sample(errand, FIRSTS / 4, SECONDS / 2).assertDoneOnce();
  }

  /** A look that lasts longer than patience does: two of a million threes. */
  @Test
  void aWorkerThatFreezesInALookActsOnNothingThatItSawBefore() {
    var tally = new Tally();

    Mishappening.run(
        new SwitchingOff(),
        List.of(
            new Mishappening(5, Mishap.CLOCK_JUMPS_AHEAD),
            new Mishappening(10, Mishap.REQUEST_IS_LATE),
            new Mishappening(26, Mishap.WORKER_IS_FROZEN)),
        tally);
    Mishappening.run(
        new SwitchingOff(),
        List.of(
            new Mishappening(4, Mishap.CLOCK_JUMPS_AHEAD),
            new Mishappening(10, Mishap.PROCESS_DIES_MEANWHILE),
            new Mishappening(18, Mishap.WORKER_IS_FROZEN)),
        tally);

    tally.assertDoneOnce();
    assertThat(tally.done()).isEqualTo(2);
  }

  /** The third failed look at them is the last: more than two mishaps, found by chance. */
  @Test
  void databasesThatStayUnreadAreLeftToAPerson() {
    var tally = new Tally();

    Mishappening.run(
        RollingBack.WITH_RESTORE,
        List.of(
            new Mishappening(7, Mishap.ANSWER_IS_LOST),
            new Mishappening(11, Mishap.REQUEST_IS_LOST),
            new Mishappening(14, Mishap.REQUEST_IS_LOST),
            new Mishappening(19, Mishap.REQUEST_IS_LATE)),
        tally);

    tally.assertDoneOnce();
    assertThat(tally.ends()).containsOnly(Map.entry(Errand.End.PERSON_ASKED, 1));
  }

  @Tag("soak")
  @ParameterizedTest
  @MethodSource("errands")
  void aSampleOfThemIsDoneOnce(Errand errand, int leftToPeople) {
    var tally = sample(errand, FIRSTS, SECONDS);

    tally.assertDoneOnce();
    tally.assertMostlyDone(leftToPeople);
  }

  /** So many of them, and with each so many second ones, more or less. */
  private static Tally sample(Errand errand, int most, int mostSeconds) {
    var random = new Random(SEED);
    return play(
        errand,
        firsts -> random.nextInt(firsts) < most,
        seconds -> random.nextInt(seconds) < mostSeconds);
  }

  @Tag("all-pairs")
  @Timeout(7200)
  @ParameterizedTest
  @MethodSource("errands")
  void everyOneIsDoneOnce(Errand errand, int leftToPeople) {
    var tally = play(errand, _ -> true, _ -> true);

    tally.assertDoneOnce();
    tally.assertMostlyDone(leftToPeople);
  }

  private static Tally play(Errand errand, IntPredicate isFirst, IntPredicate isSecond) {
    var tally = new Tally();
    var firsts = mishaps(errand, List.of(), 0);
    for (var first : firsts) {
      if (isFirst.test(firsts.size())) {
        var seconds = mishaps(errand, List.of(first), first.call());
        for (var second : seconds) {
          if (isSecond.test(seconds.size())) {
            Mishappening.run(errand, List.of(first, second), tally);
          }
        }
      }
    }
    System.out.println(errand + ", -Dpairs.seed=" + SEED + ": " + tally);
    return tally;
  }

  /** All that may happen after this call, once these have happened. */
  private static List<Mishappening> mishaps(Errand errand, List<Mishappening> before, int call) {
    var play = errand.begin();
    before.forEach(it -> it.mishap().strike(play, it.call()));
    errand.lead(play);
    var calls = play.disturbances.calls();
    return IntStream.rangeClosed(call + 1, calls.size())
        .boxed()
        .flatMap(number ->
            Mishap.befalling(calls.get(number - 1)).map(it -> new Mishappening(number, it)))
        .toList();
  }
}
