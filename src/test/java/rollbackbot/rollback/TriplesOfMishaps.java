package rollbackbot.rollback;

/**
 * Three mishaps in one errand, drawn by chance, as often as one likes: {@code
 * rollbackbot.rollback.TriplesOfMishaps COUNT SEED}. Prints how they ended, and each one that ended
 * wrong; the exit code says whether there was one.
 */
final class TriplesOfMishaps {
  private static final int TOLD_EVERY = 10_000;

  private TriplesOfMishaps() {}

  public static void main(String[] arguments) {
    int count = Integer.parseInt(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    var triples = new RandomMishaps(seed);
    for (int number = 1; number <= count; number++) {
      triples.play(3);
      if (number % TOLD_EVERY == 0 || number == count) {
        System.out.print(number + " triples, seed " + seed + "\n" + triples);
      }
    }
    System.exit(triples.wrong().isEmpty() ? 0 : 1);
  }
}
