package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever befalls the one request of an errand, and the calls around it: it acts once. What {@code
 * docs/once.als} says of the protocol, played with the bot itself; {@code hasty.yml} names what
 * this finds where the bot is hasty.
 */
class AskingOnceTest {
  /** What follows within these calls hangs on the request. */
  private static final int CALLS_AFTERWARDS = 13;

  private static final List<Mishap> AFTERWARDS =
      List.of(
          Mishap.REQUEST_IS_LOST,
          Mishap.REQUEST_IS_LATE,
          Mishap.PROCESS_DIES_MEANWHILE,
          Mishap.PROCESS_DIES_AFTER,
          Mishap.CLOCK_JUMPS_AHEAD,
          Mishap.IS_TAKEN_UP_TWICE,
          Mishap.HISTORY_LAGS,
          Mishap.REFS_ARE_TOLD_LATE);

  static Stream<Arguments> whatBefallsTheRequest() {
    return Stream.of(Mishap.values())
        .flatMap(first ->
            Stream.of(RollingBack.PLAIN, new AlertingOwner())
                .map(errand -> Arguments.of(errand, first)));
  }

  @ParameterizedTest
  @MethodSource("whatBefallsTheRequest")
  void doesItOnce(Errand errand, Mishap first) {
    var calls = calls(errand, List.of());
    int request = numberOfTheRequest(errand, calls);
    var tally = new Tally();

    for (int before = request - 1; before <= request; before++) {
      if (first.concerns(calls.get(before - 1))) {
        for (var mishaps : withWhatFollows(errand, before, first, request + CALLS_AFTERWARDS)) {
          Mishappening.run(errand, mishaps, tally);
        }
      }
    }

    assertThat(tally.wrong()).isEmpty();
    assertThat(tally.done()).isGreaterThan(tally.runs() * 9 / 10);
  }

  private static List<List<Mishappening>> withWhatFollows(
      Errand errand, int call, Mishap first, int last) {
    var all = new ArrayList<List<Mishappening>>();
    var begun = new Mishappening(call, first);
    all.add(List.of(begun));
    var calls = calls(errand, List.of(begun));
    IntStream.rangeClosed(call + 1, Math.min(last, calls.size()))
        .forEach(next ->
            AFTERWARDS.stream()
                .filter(second -> second.concerns(calls.get(next - 1)))
                .forEach(second -> all.add(List.of(begun, new Mishappening(next, second)))));
    return all;
  }

  private static List<Disturbances.Call> calls(Errand errand, List<Mishappening> mishaps) {
    var play = errand.begin();
    mishaps.forEach(it -> it.mishap().strike(play, it.call()));
    errand.lead(play);
    return play.disturbances.calls();
  }

  private static int numberOfTheRequest(Errand errand, List<Disturbances.Call> calls) {
    var names = calls.stream().map(Disturbances.Call::name).toList();
    return 1 + names.indexOf(errand.once().getFirst());
  }
}
