package rollbackbot.secret;

import java.util.regex.Pattern;

/**
 * Hides words that look drawn by lot: long, of several kinds of letters that change from one to the
 * next as no name, path or sentence does. What Git, registries and the platform identify things by
 * stays: commits, digests, the integrity of packages, UUIDs, ids of up to 31 hexadecimal digits.
 */
final class RandomWords {
  private static final int SHORTEST = 20;

  private static final Pattern UUIDS =
      Pattern.compile(
          "[A-Za-z_/=-]{0,20}(?i:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

  private static final Pattern HEX = Pattern.compile("(?i)[0-9a-f]++");
  private static final int COMMIT = 40;
  private static final int LOWER = 0;
  private static final int UPPER = 1;
  private static final int DIGIT = 2;
  private static final int SHORTEST_SECRET_IN_HEX = 32;

  /** {@code sha512-…}, {@code checksum: 10c0/…}, {@code h1:…} as in {@code go.sum}. */
  private static final Pattern DIGEST =
      Pattern.compile(
          "(?i)(?:^|[^a-z0-9])(?:sha-?\\d{1,3}|md5|h1|checksum|integrity|digest)\\W{0,4}$");

  private static final Pattern OWN_DIGEST =
      Pattern.compile("(?i)(?:sha-?\\d{1,3}[-=/_]|\\d{1,2}c\\d/).*");

  private static final int LONGEST_PREFIX = 24;
  private static final int FEWEST_LETTERS = 16;
  private static final int SHORTEST_OF_TWO_KINDS = 24;
  private static final double FEWEST_CHANGES_OF_TWO = 0.3;
  private static final double FEWEST_CHANGES_OF_THREE = 0.22;

  private static final Pattern OF_ONE_CASE = Pattern.compile("[a-z0-9]{24,}+=*+|[A-Z0-9]{24,}+=*+");
  private static final int FEWEST_CHANGES_ALONE = 4;

  /** The part of a file's name that tells its versions apart. */
  private static final Pattern HEX_PART =
      Pattern.compile("(?<![A-Za-z0-9])[0-9a-f]{6,31}(?![A-Za-z0-9])");

  private RandomWords() {}

  static String hide(String text) {
    var result = new StringBuilder();
    int done = 0;
    for (int begin = 0; begin < text.length(); ) {
      int end = begin;
      while (end < text.length() && isOfWord(text.charAt(end))) {
        end++;
      }
      if (end - begin >= SHORTEST && isRandom(text, begin, end)) {
        result.append(text, done, begin).append(SecretCleaner.HIDDEN);
        done = end;
      }
      begin = end + 1;
    }
    return done == 0 ? text : result.append(text, done, text.length()).toString();
  }

  private static boolean isOfWord(char letter) {
    return kind(letter) >= 0 || "+/=_~-".indexOf(letter) >= 0;
  }

  private static boolean isRandom(String text, int begin, int end) {
    var word = text.substring(begin, end);
    var before = text.substring(Math.max(0, begin - LONGEST_PREFIX), begin);
    if (DIGEST.matcher(before).find()
        || OWN_DIGEST.matcher(word).matches()
        || UUIDS.matcher(word).matches()) {
      return false;
    }
    if (HEX.matcher(word).matches()) {
      return word.length() >= SHORTEST_SECRET_IN_HEX && word.length() != COMMIT;
    }
    return looksDrawn(HEX_PART.matcher(word).replaceAll("-"))
        || (standsAlone(text, begin, end) && isMixed(word));
  }

  /** Neither part of a path, nor of a file's name, nor of an address. */
  private static boolean standsAlone(String text, int begin, int end) {
    return OF_ONE_CASE.matcher(text.substring(begin, end)).matches()
        && "./@_".indexOf(at(text, begin - 1)) < 0
        && !(at(text, end) == '.' && kind(at(text, end + 1)) >= 0)
        && at(text, end) != '@';
  }

  /** The letter there; a space outside of the text. */
  private static char at(String text, int place) {
    return place >= 0 && place < text.length() ? text.charAt(place) : ' ';
  }

  /** Names end in a number; in base32 and base36 digits stand anywhere. */
  private static boolean isMixed(String word) {
    int changes = 0;
    for (int place = 1; place < word.length(); place++) {
      changes += kind(word.charAt(place)) == kind(word.charAt(place - 1)) ? 0 : 1;
    }
    return changes >= FEWEST_CHANGES_ALONE;
  }

  private static boolean looksDrawn(String word) {
    int[] kinds = new int[3];
    int changes = 0;
    int letters = 0;
    int before = -1;
    for (int at = 0; at < word.length(); at++) {
      int kind = kind(word.charAt(at));
      if (kind < 0) {
        continue;
      }
      kinds[kind]++;
      letters++;
      // Names in camel case go from upper to lower case within a word.
      if (before >= 0 && before != kind && !(before == UPPER && kind == LOWER)) {
        changes++;
      }
      before = kind;
    }
    boolean three = kinds[LOWER] > 0 && kinds[UPPER] > 0 && kinds[DIGIT] > 0;
    if (three) {
      return letters >= FEWEST_LETTERS && changes >= FEWEST_CHANGES_OF_THREE * (letters - 1);
    }
    return kinds[DIGIT] > 0
        && letters >= SHORTEST_OF_TWO_KINDS
        && changes >= FEWEST_CHANGES_OF_TWO * (letters - 1);
  }

  /** -1 for signs. */
  private static int kind(char letter) {
    if (letter >= 'a' && letter <= 'z') {
      return LOWER;
    }
    if (letter >= 'A' && letter <= 'Z') {
      return UPPER;
    }
    return letter >= '0' && letter <= '9' ? DIGIT : -1;
  }
}
