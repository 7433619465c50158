package rollbackbot.evidence;

import java.util.Random;

/** Trials of which each fails by chance, and by itself. */
final class Trials {
  private Trials() {}

  /**
   * How many of them fail: from one failure to the next, rather than one trial after the other.
   *
   * @param of how many there are
   * @param share of all that fail in the long run, below 1
   */
  static long failed(Random random, long of, double share) {
    double well = Math.log1p(-share);
    long failed = 0;
    for (double at = gap(random, well); at < of; at += 1 + gap(random, well)) {
      failed++;
    }
    return failed;
  }

  /** Trials that go well before the next that fails; without end where none does. */
  private static double gap(Random random, double logOfWell) {
    return Math.floor(Math.log(1 - random.nextDouble()) / logOfWell);
  }
}
