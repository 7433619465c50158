package rollbackbot.source;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Files whose change makes going back risky, such as migrations, by patterns of their paths from
 * the repository's root: {@code *} stands for any letters but a slash, {@code ?} for one of them,
 * {@code **} for any number of folders, {@code {a,b}} for a or b. Capitals count.
 */
public record RiskyPaths(List<String> patterns) {
  private static final String ANY_FOLDERS = "(?:.*/)?";

  /** Whether a pattern can be read: relative, naming files, with its brackets closed. */
  public static boolean isValid(String pattern) {
    return !pattern.isBlank()
        && !pattern.startsWith("/")
        && !pattern.endsWith("/")
        && hasWholeBrackets(pattern);
  }

  private static boolean hasWholeBrackets(String pattern) {
    boolean open = false;
    for (int i = 0; i < pattern.length(); i++) {
      char letter = pattern.charAt(i);
      if (open ? letter == '{' : letter == '}') {
        return false;
      }
      open = letter == '{' || (open && letter != '}');
    }
    return !open;
  }

  /** The files among these that one of the patterns fits, in their order. */
  public List<String> among(List<String> files) {
    var compiled = patterns.stream().map(RiskyPaths::compiled).toList();
    return files.stream()
        .filter(file -> compiled.stream().anyMatch(pattern -> pattern.matcher(file).matches()))
        .toList();
  }

  private static Pattern compiled(String pattern) {
    var expression = new StringBuilder();
    boolean inBrackets = false;
    int at = 0;
    while (at < pattern.length()) {
      char letter = pattern.charAt(at);
      int stars = countStars(pattern, at);
      boolean folders = stars > 1 && beginsPart(pattern, at) && pattern.startsWith("/", at + stars);
      if (stars > 0) {
        expression.append(folders ? ANY_FOLDERS : stars > 1 ? ".*" : "[^/]*");
        at += folders ? stars + 1 : stars;
        continue;
      }
      expression.append(expressionOf(letter, inBrackets));
      inBrackets = letter == '{' || (inBrackets && letter != '}');
      at++;
    }
    return Pattern.compile(expression.toString(), Pattern.DOTALL);
  }

  private static String expressionOf(char letter, boolean inBrackets) {
    return switch (letter) {
      case '?' -> "[^/]";
      case '{' -> "(?:";
      case '}' -> ")";
      case ',' -> inBrackets ? "|" : ",";
      default -> Pattern.quote(String.valueOf(letter));
    };
  }

  private static int countStars(String pattern, int from) {
    int at = from;
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at - from;
  }

  private static boolean beginsPart(String pattern, int at) {
    return at == 0 || pattern.charAt(at - 1) == '/';
  }
}
