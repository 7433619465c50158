package rollbackbot.version;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An app's own {@code version-pattern}: its first group is the version. Of several matches the
 * first wins, so that the rest of the output needn't be read.
 */
public final class PatternLines implements VersionLines {
  private static final int LONGEST_LINE = 2000;
  private static final int LONGEST_VERSION = 100;

  private final Pattern pattern;

  /**
   * Lines that this pattern finds.
   *
   * @param pattern with at least one group
   */
  public PatternLines(Pattern pattern) {
    this.pattern = pattern;
  }

  @Override
  public Optional<OutputVersion> in(String line) {
    var match = pattern.matcher(new BoundedText(withoutEnd(line)));
    try {
      return match.find() ? version(match.group(1)) : Optional.empty();
    } catch (BoundedText.ReadTooOften | StackOverflowError tooMuch) {
      // java.util.regex recurses for repeated groups. Too much for this line: it tells nothing.
      return Optional.empty();
    }
  }

  @Override
  public boolean settles(OutputVersion match) {
    return true;
  }

  private static Optional<OutputVersion> version(@Nullable String group) {
    return Optional.ofNullable(group)
        .map(String::strip)
        .filter(version -> !version.isEmpty() && version.length() <= LONGEST_VERSION)
        .map(version -> new OutputVersion(Optional.empty(), version));
  }

  private static String withoutEnd(String line) {
    var bounded = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
    return bounded.stripTrailing();
  }

  /**
   * A text that may be read only so often. A pattern such as {@code (a+)+b} would go on for years;
   * counting its steps stops it at the same place every time, without a clock or a thread.
   */
  private static final class BoundedText implements CharSequence {
    private static final int MOST_READS = 200_000;

    private final String text;
    private int reads;

    private BoundedText(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      reads++;
      if (reads > MOST_READS) {
        throw new ReadTooOften();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }

    private static final class ReadTooOften extends RuntimeException {
      private ReadTooOften() {
        super("the version pattern takes too many steps", null, false, false);
      }
    }
  }
}
