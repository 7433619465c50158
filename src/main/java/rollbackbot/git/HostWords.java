package rollbackbot.git;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a host said, made fit to be shown: short, and without control characters. */
final class HostWords {
  private static final int MAXIMUM = 600;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Z}]+");
  private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");
  private static final Pattern TITLE =
      Pattern.compile("<title[^>]*>(.*?)</title>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private HostWords() {}

  /** One line. */
  static String line(String text) {
    return shorten(clean(text));
  }

  /** Line by line, blank ones left out. */
  static String lines(String text) {
    return shorten(
        text.lines()
            .map(HostWords::clean)
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining("\n")));
  }

  /** The body of an answer; of a page, only its title. */
  static String ofBody(String contentType, String body) {
    if (!contentType.toLowerCase(Locale.ROOT).contains("html")) {
      return line(body);
    }
    var title = TITLE.matcher(body);
    return title.find() ? line(title.group(1)) : "";
  }

  private static String clean(String text) {
    var plain = COLOURS.matcher(text).replaceAll("");
    return UNPRINTABLE.matcher(plain).replaceAll(" ").strip();
  }

  private static String shorten(String text) {
    if (text.codePointCount(0, text.length()) <= MAXIMUM) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, MAXIMUM - 1)) + "…";
  }
}
