package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rollbackbot.rollback.Errand.End;

/**
 * Fails the n-th call to the outside world, for every n, over each whole errand. Whatever happens
 * to it, the end is the same: done once, every action in the audit trail. Two mishaps in one
 * errand: {@link PairsOfMishapsTest}.
 */
class EveryEffectFailsTest {
  private static final List<Errand> ERRANDS =
      List.of(
          RollingBack.PLAIN,
          RollingBack.WITH_DATABASE,
          RollingBack.WITH_BACKUP,
          RollingBack.WITH_RESTORE,
          FromAnArchive.PUBLIC,
          FromAnArchive.PRIVATE,
          DoingByHand.THE_BRANCH,
          DoingByHand.BRANCH_AND_DEPLOYMENT,
          new SwitchingOff(),
          new AlertingOwner(),
          new DeployingBranch());

  /** With the process that it was asked by. */
  private static final int DEATHS = 4;

  static Stream<Arguments> everyCallOfEveryErrand() {
    return ERRANDS.stream()
        .flatMap(errand -> {
          var calls = callsOf(errand);
          return IntStream.rangeClosed(1, calls.size())
              .mapToObj(number -> Arguments.of(errand, number, calls.get(number - 1)));
        });
  }

  private static List<Disturbances.Call> callsOf(Errand errand) {
    var play = errand.begin();
    errand.lead(play);
    return play.disturbances.calls();
  }

  @ParameterizedTest(name = "{0}: at call {1}, {2}")
  @MethodSource("everyCallOfEveryErrand")
  void isDoneOnceWhateverIsLost(Errand errand, int number, Disturbances.Call call) {
    for (var mishap : Mishap.befalling(call).toList()) {
      var play = errand.begin();
      mishap.strike(play, number);

      var end = errand.lead(play);

      assertDoneOnce(errand, play);
      if (!isLeftToAPerson(errand, mishap, call.name())) {
        assertThat(end).as("%s", mishap).isEqualTo(End.DONE);
      }
    }
  }

  /** Nothing is on fire once the fix is there: what never arrived, a person looks at (ADR 0008). */
  private static boolean isLeftToAPerson(Errand errand, Mishap mishap, String call) {
    boolean arrives = mishap == Mishap.ANSWER_IS_LOST || mishap == Mishap.PROCESS_DIES_AFTER;
    return errand instanceof DeployingBranch && call.equals("platform.deploy") && !arrives;
  }

  private static void assertDoneOnce(Errand errand, Play play) {
    errand.assertDone(play);
    assertThat(errand.once())
        .allSatisfy(call -> assertThat(play.disturbances.acted(call)).as(call).isEqualTo(1));
    assertThat(errand.atMostOnce())
        .allSatisfy(call -> assertThat(play.disturbances.acted(call)).as(call).isLessThan(2));
  }

  /** The next process dies while it takes up what is stored, and so does the one after it. */
  @ParameterizedTest(name = "{0}: the process dies at call {1}, {2}, the next ones at once")
  @MethodSource("everyCallOfEveryErrand")
  void isDoneOnceThoughProcessesDieDuringTheirStart(
      Errand errand, int number, Disturbances.Call call) {
    var play = diesFrom(number, errand, Mishap.PROCESS_DIES_BEFORE);
    boolean changes =
        play.disturbances.calls().stream()
            .skip(number - 1)
            .limit(DEATHS)
            .anyMatch(Disturbances.Call::changes);
    if (changes) {
      diesFrom(number, errand, Mishap.PROCESS_DIES_AFTER);
    }
  }

  private static Play diesFrom(int number, Errand errand, Mishap mishap) {
    var play = errand.begin();
    for (int death = 0; death < DEATHS; death++) {
      mishap.strike(play, number + death);
    }

    errand.lead(play);

    assertDoneOnce(errand, play);
    return play;
  }

  @Test
  void loseEachOfTheRequestsThatMustArriveOnce() {
    var changing =
        ERRANDS.stream()
            .flatMap(errand -> callsOf(errand).stream())
            .filter(Disturbances.Call::changes)
            .map(Disturbances.Call::name)
            .collect(Collectors.toSet());

    // A deployment of the release branch and of the linked one are the same request.
    assertThat(changing)
        .isEqualTo(
            Set.of(
                "platform.setAutoDeploy",
                "git.createBranch",
                "platform.deploy",
                "platform.deployArchive",
                "platform.upload",
                "environment.setVariable",
                "environment.restart",
                "tickets.open",
                "databases.createBackup",
                "databases.restore"));
  }

  @Test
  void takesFewCalls() {
    var polls = List.of("platform.deployment");
    // Only the platform counts calls.
    var free = List.of("git.", "code.");

    var others =
        callsOf(RollingBack.PLAIN).stream()
            .filter(call -> !polls.contains(call.name()))
            .filter(call -> free.stream().noneMatch(call.name()::startsWith))
            .toList();

    assertThat(others).hasSizeLessThanOrEqualTo(15);
  }
}
