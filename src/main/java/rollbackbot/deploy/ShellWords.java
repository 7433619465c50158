package rollbackbot.deploy;

import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;

/** Words for a command line, quoted so that every usual shell takes each for one word. */
public final class ShellWords {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@+=:,./-]+");

  /** Three of them end a block of code in Slack. */
  private static final String FENCE = "```";

  private ShellWords() {}

  /**
   * A command line.
   *
   * @return empty where a word holds what a terminal would act upon, or what people couldn't see
   */
  static Optional<String> line(String... words) {
    var line = new ArrayList<String>();
    for (var word : words) {
      if (word.contains(FENCE) || !word.codePoints().allMatch(ShellWords::isShown)) {
        return Optional.empty();
      }
      line.add(quoted(word));
    }
    return Optional.of(String.join(" ", line));
  }

  /** Within single quotes nothing means anything but a single quote. */
  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** Not a control character, a line's end, nor one that turns the writing or has no width. */
  private static boolean isShown(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> point == ' ';
      default -> true;
    };
  }
}
