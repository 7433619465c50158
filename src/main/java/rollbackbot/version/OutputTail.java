package rollbackbot.version;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollbackbot.secret.SecretCleaner;

/**
 * The end of what a deployment printed.
 *
 * @param lines the last ones that were read
 * @param cutAfter after how many bytes reading broke off, where it didn't reach the output's end
 */
public record OutputTail(List<String> lines, Optional<Long> cutAfter) {
  private static final int LONGEST_LINE = 400;
  private static final int BEGINNING = 140;
  private static final String GAP = " … ";

  /** A deployment that printed nothing. */
  public static final OutputTail NOTHING = toTheEnd(List.of());

  /** The end of an output that was read to its end. */
  public static OutputTail toTheEnd(List<String> lines) {
    return new OutputTail(lines, Optional.empty());
  }

  /**
   * Without secrets, and then without the middle of long lines and what stands before the last
   * ones: cut first, half a secret would remain that nothing recognises, or a value whose name
   * stands before it.
   *
   * @param most how many lines are kept
   */
  public OutputTail cleaned(SecretCleaner cleaner, int most) {
    int before = Math.max(0, lines.size() - most);
    var all =
        Stream.concat(
                lines.subList(0, before).stream().map(OutputTail::orNothing),
                lines.subList(before, lines.size()).stream())
            .toList();
    var cleaned = cleaner.clean(all);
    var last = cleaned.subList(Math.max(0, cleaned.size() - most), cleaned.size());
    return new OutputTail(last.stream().map(OutputTail::withoutMiddle).toList(), cutAfter);
  }

  /** Names of values on the lines behind them stand on short lines; long ones take their time. */
  private static String orNothing(String line) {
    return line.length() <= LONGEST_LINE ? line : GAP.strip();
  }

  private static String withoutMiddle(String line) {
    if (line.length() <= LONGEST_LINE) {
      return line;
    }
    int end = LONGEST_LINE - BEGINNING - GAP.length();
    return line.substring(0, whole(line, BEGINNING))
        + GAP
        + line.substring(whole(line, line.length() - end));
  }

  /** The same place, or the one before it where it would split a character. */
  private static int whole(String line, int place) {
    return Character.isLowSurrogate(line.charAt(place)) ? place - 1 : place;
  }
}
