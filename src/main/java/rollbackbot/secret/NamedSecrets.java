package rollbackbot.secret;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hides the values behind names that sound secret, in the ways in which shells, YAML, JSON, Ruby,
 * command lines and HTTP write them: {@code NAME=value}, {@code name: value}, {@code "name":
 * "value"}, {@code :name => 'value'}, {@code --name value}, {@code Name: Bearer value}. A value
 * between quotes ends with them; where any other ends can't be told, so that the rest of the line
 * is hidden. One pass from left to right; each letter is looked at a fixed number of times.
 */
final class NamedSecrets {
  private static final int MOST_SPACES = 8;

  /** Values that tell something and hide nothing. */
  private static final Set<String> HARMLESS =
      Set.of("true", "false", "null", "nil", "none", "undefined", "***", SecretCleaner.HIDDEN);

  /** What follows a quote that really ends the value: not another piece of the same word. */
  private static final String BEHIND_VALUE = ",}]);|&>\\";

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** Versions of packages that are named after what they do: {@code "cookie": "^0.5.0"}. */
  private static final Pattern VERSION =
      Pattern.compile("[\\^~=<>v ]{0,3}\\d+(?:\\.\\d+){2}[A-Za-z0-9.+-]{0,30}");

  private static final Pattern PACKAGE = Pattern.compile("[a-z0-9.-]+");

  private final String text;
  private final StringBuilder result = new StringBuilder();

  /** All before it is in the result. */
  private int done;

  private NamedSecrets(String text) {
    this.text = text;
  }

  static String hide(String text) {
    return new NamedSecrets(text).hide();
  }

  private String hide() {
    int at = 0;
    while (at < text.length()) {
      if (!isNameLetter(text.charAt(at))) {
        at++;
        continue;
      }
      int nameEnd = at + 1;
      while (nameEnd < text.length() && isNameLetter(text.charAt(nameEnd))) {
        nameEnd++;
      }
      at = afterName(at, nameEnd);
    }
    return result.append(text, done, text.length()).toString();
  }

  /** Hides the value of a secret name, and says where to go on. */
  private int afterName(int begin, int end) {
    int value = valueBehind(begin, end);
    if (value < 0) {
      return end;
    }
    var name = text.substring(begin, end);
    boolean maybe = SecretNames.maySoundSecret(name);
    if (!maybe && !SecretNames.soundSecret(name)) {
      return end;
    }
    // Between quotes the quotes stay, so that the line keeps its shape.
    int inner = afterQuote(value);
    int valueEnd = valueEnd(value);
    if (valueEnd <= inner || isHarmless(name, text.substring(inner, wordEnd(inner)), maybe)) {
      return Math.max(end, Math.min(inner, text.length()));
    }
    result.append(text, done, inner).append(SecretCleaner.HIDDEN);
    done = valueEnd;
    return valueEnd;
  }

  private static boolean isHarmless(String name, String word, boolean maybe) {
    boolean more = word.endsWith(",") || word.endsWith(";");
    var bare = more ? word.substring(0, word.length() - 1) : word;
    return HARMLESS.contains(bare)
        || (maybe && NUMBER.matcher(bare).matches())
        || (PACKAGE.matcher(name).matches() && VERSION.matcher(bare).matches());
  }

  /** Where the value behind a name begins; -1 when none follows. */
  private int valueBehind(int begin, int end) {
    int separator = skipSpaces(afterQuote(end));
    if (separator >= text.length()) {
      return -1;
    }
    if (text.startsWith("%3D", separator) || text.startsWith("%3A", separator)) {
      return separator + 3;
    }
    return switch (text.charAt(separator)) {
      case '=' -> afterEquals(separator);
      case ':' -> afterColon(begin, end, separator);
      default -> isOption(begin) && isArgument(end, separator) ? separator : -1;
    };
  }

  /** Behind {@code =} and {@code =>}, not behind the comparison {@code ==}. */
  private int afterEquals(int separator) {
    int next = separator + 1;
    if (next < text.length() && text.charAt(next) == '=') {
      return -1;
    }
    boolean arrow = next < text.length() && text.charAt(next) == '>';
    return skipSpaces(arrow ? next + 1 : next);
  }

  /** Behind {@code :}, not in {@code scheme://}, {@code Type::member} or {@code file.js:12:34}. */
  private int afterColon(int begin, int end, int separator) {
    int next = separator + 1;
    if (next >= text.length()) {
      return -1;
    }
    char letter = text.charAt(next);
    boolean place = Character.isDigit(letter) && text.substring(begin, end).contains(".");
    if (letter == ':' || place || text.startsWith("//", next)) {
      return -1;
    }
    return skipSpaces(letter == '=' ? next + 1 : next);
  }

  private boolean isOption(int begin) {
    return text.startsWith("-", begin) && !text.startsWith("---", begin);
  }

  private boolean isArgument(int optionEnd, int at) {
    return at > optionEnd && at == skipSpaces(optionEnd) && text.charAt(at) != '-';
  }

  private int valueEnd(int value) {
    if (value >= text.length()) {
      return value;
    }
    int quoted = afterQuote(value);
    if (quoted > value) {
      return quotedEnd(text.substring(value, quoted), quoted);
    }
    if (text.charAt(value) == '{') {
      return value;
    }
    if (text.charAt(value) == '[') {
      int close = text.indexOf(']', value);
      return close < 0 ? text.length() : close + 1;
    }
    return lineEnd(value);
  }

  private int quotedEnd(String quote, int from) {
    int close = closingQuote(quote, from);
    int behind = close + quote.length();
    boolean ends =
        behind >= text.length()
            || Character.isWhitespace(text.charAt(behind))
            || BEHIND_VALUE.indexOf(text.charAt(behind)) >= 0
            || afterQuote(behind) > behind;
    return ends ? close : lineEnd(from);
  }

  private int lineEnd(int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private int wordEnd(int from) {
    int end = from;
    while (end < text.length()
        && !Character.isWhitespace(text.charAt(end))
        && "\"'`<>".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** Behind a quote, with backslashes before it where it stands inside another text. */
  private int afterQuote(int from) {
    int at = from;
    while (at < text.length() && at < from + 4 && text.charAt(at) == '\\') {
      at++;
    }
    return at < text.length() && "\"'`".indexOf(text.charAt(at)) >= 0 ? at + 1 : from;
  }

  private int closingQuote(String quote, int from) {
    for (int at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at + 1)) {
      boolean escaped = quote.length() == 1 && text.charAt(at - 1) == '\\' && at > from;
      if (!escaped) {
        return at;
      }
    }
    return text.length();
  }

  private int skipSpaces(int from) {
    int at = from;
    while (at < text.length()
        && at < from + MOST_SPACES
        && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  private static boolean isNameLetter(char letter) {
    return (letter >= 'a' && letter <= 'z')
        || Character.isLetterOrDigit(letter)
        || letter == '_'
        || letter == '-'
        || letter == '.';
  }
}
