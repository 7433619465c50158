package rollbackbot.version;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version, without the tag's decoration: any text. Numbers by Semantic Versioning 2.0.0 (section
 * 11) are ordered by it, with a missing patch number read as 0; other texts come before every
 * number. No order tells which of two ran first.
 */
public record Version(String text) implements Comparable<Version> {
  private static final Pattern NUMBER =
      Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?(?:-([0-9A-Za-z.-]+))?(?:\\+[0-9A-Za-z.-]+)?");

  /** By the numbers that texts hold: a day's second revision comes behind its first. */
  static final Comparator<Version> BY_NUMBERS_WITHIN = Version::compareNumbersWithin;

  private static final Pattern CANDIDATE = Pattern.compile("-[A-Za-z]");
  private static final Pattern PARTS = Pattern.compile("\\d+|\\D+");
  private static final Pattern DECORATED = Pattern.compile("[vV](\\d.*)");

  /** Whether both are the same version: what stands behind a {@code +} is no difference. */
  public boolean isSameAs(Version other) {
    return withoutBuild().equals(other.withoutBuild());
  }

  /**
   * Whether a build of the release called so may print a number: a package's number has three parts
   * and no zeros in front, and a name may say more than the number.
   */
  public boolean mayPrint(Version number) {
    var name = withoutBuild();
    var printed = number.withoutBuild();
    int before = name.length() - printed.length() - 1;
    boolean endsWithIt = before >= 0 && name.endsWith(printed) && !isOfNumber(name.charAt(before));
    return name.equals(printed) || endsWithIt || isSameNumberAs(number);
  }

  private static boolean isOfNumber(char letter) {
    return letter == '.' || Character.isDigit(letter);
  }

  private boolean isSameNumberAs(Version other) {
    var mine = NUMBER.matcher(text);
    var theirs = NUMBER.matcher(other.text);
    return mine.matches() && theirs.matches() && compareNumbers(mine, theirs) == 0;
  }

  /** The text without build metadata. */
  public String withoutBuild() {
    int at = text.indexOf('+');
    return at > 0 ? text.substring(0, at) : text;
  }

  /** Without the v that many put before a number. */
  public Version undecorated() {
    var decorated = DECORATED.matcher(text);
    return decorated.matches() ? new Version(decorated.group(1)) : this;
  }

  private int compareNumbersWithin(Version other) {
    int digitFirst = Boolean.compare(beginsWithDigit(), other.beginsWithDigit());
    if (digitFirst != 0) {
      return digitFirst;
    }
    var mine = parts();
    var theirs = other.parts();
    for (int i = 0; i < Math.min(mine.size(), theirs.size()); i++) {
      int order = compareIdentifiers(mine.get(i), theirs.get(i));
      if (order != 0) {
        return order;
      }
    }
    int order = Integer.compare(mine.size(), theirs.size());
    boolean candidate =
        order > 0 ? isCandidate(mine, theirs.size()) : isCandidate(theirs, mine.size());
    int behind = candidate ? -order : order;
    return behind != 0 ? behind : text.compareTo(other.text);
  }

  /** Whether what follows a number makes it a candidate for it, such as {@code -rc.1}. */
  private static boolean isCandidate(List<String> parts, int from) {
    return from < parts.size() && CANDIDATE.matcher(parts.get(from)).lookingAt();
  }

  private boolean beginsWithDigit() {
    return !text.isEmpty() && Character.isDigit(text.charAt(0));
  }

  private List<String> parts() {
    return PARTS.matcher(text).results().map(MatchResult::group).toList();
  }

  public boolean isNumber() {
    return NUMBER.matcher(text).matches();
  }

  @Override
  public int compareTo(Version other) {
    Matcher mine = NUMBER.matcher(text);
    Matcher theirs = NUMBER.matcher(other.text);
    if (!mine.matches() || !theirs.matches()) {
      return isNumber() == other.isNumber()
          ? text.compareTo(other.text)
          : Boolean.compare(isNumber(), other.isNumber());
    }
    int order = compareNumbers(mine, theirs);
    return order != 0 ? order : text.compareTo(other.text);
  }

  private static int compareNumbers(Matcher mine, Matcher theirs) {
    for (int group = 1; group <= 3; group++) {
      int order = part(mine, group).compareTo(part(theirs, group));
      if (order != 0) {
        return order;
      }
    }
    return comparePreReleases(
        Optional.ofNullable(mine.group(4)), Optional.ofNullable(theirs.group(4)));
  }

  private static BigInteger part(Matcher number, int group) {
    return Optional.ofNullable(number.group(group)).map(BigInteger::new).orElse(BigInteger.ZERO);
  }

  private static int comparePreReleases(Optional<String> mine, Optional<String> theirs) {
    if (mine.isEmpty() || theirs.isEmpty()) {
      return Boolean.compare(mine.isEmpty(), theirs.isEmpty());
    }
    var left = List.of(mine.get().split("\\.", -1));
    var right = List.of(theirs.get().split("\\.", -1));
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = compareIdentifiers(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static int compareIdentifiers(String left, String right) {
    boolean leftIsNumber = left.chars().allMatch(Character::isDigit) && !left.isEmpty();
    boolean rightIsNumber = right.chars().allMatch(Character::isDigit) && !right.isEmpty();
    if (leftIsNumber && rightIsNumber) {
      return new BigInteger(left).compareTo(new BigInteger(right));
    }
    return leftIsNumber == rightIsNumber
        ? left.compareTo(right)
        : Boolean.compare(rightIsNumber, leftIsNumber);
  }

  @Override
  public String toString() {
    return text;
  }
}
