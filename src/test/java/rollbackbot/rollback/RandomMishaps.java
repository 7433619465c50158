package rollbackbot.rollback;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Errands with mishaps, all drawn by chance; the same ones for the same seed. */
final class RandomMishaps {
  private static final List<Errand> ERRANDS =
      List.of(
          RollingBack.PLAIN,
          RollingBack.WITH_RESTORE,
          new SwitchingOff(),
          new AlertingOwner(),
          new DeployingBranch());

  /** What mends the first mishaps takes more calls than an errand without any. */
  private static final int FURTHER_CALLS = 12;

  private final Random random;
  private final Map<Errand, Tally> tallies = new LinkedHashMap<>();
  private final Map<Errand, Integer> calls = new LinkedHashMap<>();

  RandomMishaps(long seed) {
    random = new Random(seed);
    for (var errand : ERRANDS) {
      tallies.put(errand, new Tally());
      calls.put(errand, Mishappening.run(errand, List.of(), new Tally()) + FURTHER_CALLS);
    }
  }

  /** Any errand, with so many mishaps. */
  void play(int number) {
    var errand = ERRANDS.get(random.nextInt(ERRANDS.size()));
    int most = calls.get(errand);
    var mishaps =
        IntStream.range(0, number)
            .mapToObj(_ -> new Mishappening(1 + random.nextInt(most), anyMishap()))
            .sorted(Comparator.comparingInt(Mishappening::call))
            .toList();
    Mishappening.run(errand, mishaps, tallies.get(errand));
  }

  /** The same with one to so many. */
  void playUpTo(int most) {
    play(1 + random.nextInt(most));
  }

  private Mishap anyMishap() {
    return Mishap.values()[random.nextInt(Mishap.values().length)];
  }

  /** What ended as it mustn't. */
  List<String> wrong() {
    var wrong = new ArrayList<String>();
    tallies.values().forEach(tally -> wrong.addAll(tally.wrong()));
    return wrong;
  }

  /** How many runs there were. */
  int runs() {
    return tallies.values().stream().mapToInt(Tally::runs).sum();
  }

  /** How many of them ended with what people wanted. */
  int done() {
    return tallies.values().stream().mapToInt(Tally::done).sum();
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    tallies.forEach((errand, tally) ->
        text.append("  ").append(errand).append(": ").append(tally).append('\n'));
    wrong().forEach(it -> text.append("  WRONG ").append(it).append('\n'));
    return text.toString();
  }
}
