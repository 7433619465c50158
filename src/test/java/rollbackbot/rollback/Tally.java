package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import rollbackbot.rollback.Errand.End;

/** How the runs of one errand ended. */
final class Tally {
  private final Map<End, Integer> ends = new EnumMap<>(End.class);
  private final List<String> wrong = new ArrayList<>();
  private int doubles;
  private int lost;

  void count(Errand errand, Play play, List<Mishappening> mishaps) {
    try {
      var end = errand.lead(play);
      ends.merge(end, 1, Integer::sum);
      count(end, errand, play);
    } catch (AssertionError | RuntimeException e) {
      wrong.add(errand + ", " + mishaps + ": " + e);
    }
  }

  private void count(End end, Errand errand, Play play) {
    if (errand.atMostOnce().stream().anyMatch(call -> play.disturbances.acted(call) > 1)) {
      doubles++;
      throw new AssertionError("done twice");
    }
    if (end == End.DONE) {
      if (errand.once().stream().anyMatch(call -> play.disturbances.acted(call) == 0)) {
        lost++;
        throw new AssertionError("done without having been done");
      }
      errand.assertDone(play);
    }
  }

  List<String> wrong() {
    return wrong;
  }

  /** How many ended how. */
  Map<End, Integer> ends() {
    return ends;
  }

  int runs() {
    return ends.values().stream().mapToInt(Integer::intValue).sum();
  }

  int done() {
    return ends.getOrDefault(End.DONE, 0);
  }

  void assertDoneOnce() {
    assertThat(wrong).isEmpty();
    assertThat(doubles).as("doubles").isZero();
    assertThat(lost).as("lost").isZero();
  }

  /** But for so many in a hundred, of which a person was asked. */
  void assertMostlyDone(int leftToPeople) {
    // A run in which all was refused would prove nothing.
    assertThat(done())
        .as("done, of %s", this)
        .isGreaterThanOrEqualTo(runs() * (100 - leftToPeople) / 100)
        .isGreaterThan(50);
  }

  @Override
  public String toString() {
    return runs() + " runs: " + ends + ", " + doubles + " doubles, " + lost + " lost";
  }
}
