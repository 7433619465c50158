package rollbackbot.version;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * The known word that a mistyped one was probably meant to be, by the number of letters to add,
 * leave out, replace or swap (Damerau–Levenshtein, optimal string alignment), whatever their case.
 */
public final class Nearest {
  /** Longer texts are no typing errors; comparing them would cost time and suggest nonsense. */
  private static final int LONGEST = 100;

  private static final int MOST_EDITS = 4;

  private Nearest() {}

  /** The nearest of the known words; empty when none is near. Of equals, the first by alphabet. */
  public static Optional<String> to(String typed, Collection<String> known) {
    record Candidate(String word, int distance) {}

    return known.stream()
        .filter(word -> !word.isEmpty() && Math.max(typed.length(), word.length()) <= LONGEST)
        .map(word -> new Candidate(word, distance(lower(typed), lower(word))))
        .filter(candidate -> candidate.distance() <= bound(typed, candidate.word()))
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
        .map(Candidate::word);
  }

  /** A third of the letters may be wrong, but never all of them. */
  private static int bound(String typed, String word) {
    int longest = Math.max(typed.length(), word.length());
    int shortest = Math.min(typed.length(), word.length());
    return Math.min(Math.clamp(longest / 3, 1, MOST_EDITS), Math.max(shortest - 1, 0));
  }

  private static int distance(String left, String right) {
    var distances = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        distances[i][j] = i == 0 || j == 0 ? i + j : cheapest(distances, left, right, i, j);
      }
    }
    return distances[left.length()][right.length()];
  }

  private static int cheapest(int[][] distances, String left, String right, int i, int j) {
    int replaced = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
    int best =
        Math.min(
            distances[i - 1][j - 1] + replaced,
            1 + Math.min(distances[i - 1][j], distances[i][j - 1]));
    boolean swapped =
        i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1);
    return swapped ? Math.min(best, distances[i - 2][j - 2] + 1) : best;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
