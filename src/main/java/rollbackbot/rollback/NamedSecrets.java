package rollbackbot.rollback;

import java.util.Locale;
import java.util.Set;

/**
 * Hides the values behind names that sound secret, in the ways in which shells, YAML, JSON, Ruby,
 * command lines and HTTP write them: {@code NAME=value}, {@code name: value}, {@code "name":
 * "value"}, {@code :name => 'value'}, {@code --name value}, {@code Name: Bearer value}. One pass
 * from left to right; each letter is looked at a fixed number of times.
 */
final class NamedSecrets {
  private static final int MOST_SPACES = 8;

  /** Values that tell something and hide nothing. */
  private static final Set<String> HARMLESS =
      Set.of("true", "false", "null", "nil", "none", "undefined", "***", SecretCleaner.HIDDEN);

  private static final Set<String> SCHEMES = Set.of("bearer", "basic", "token", "digest");

  private final String text;
  private final int lineBegin;
  private final StringBuilder result = new StringBuilder();

  /** All before it is in the result. */
  private int done;

  private NamedSecrets(String text) {
    this.text = text;
    this.lineBegin = text.length() - text.stripLeading().length();
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
    if (value < 0 || !SecretNames.soundSecret(text.substring(begin, end))) {
      return end;
    }
    int valueEnd = valueEnd(begin, value);
    // Between quotes the quotes stay, so that the line keeps its shape.
    int inner = afterQuote(value);
    if (valueEnd <= inner || HARMLESS.contains(text.substring(inner, valueEnd))) {
      return Math.max(end, Math.min(inner, text.length()));
    }
    result.append(text, done, inner).append(SecretCleaner.HIDDEN);
    done = valueEnd;
    return valueEnd;
  }

  /** Where the value behind a name begins; -1 when none follows. */
  private int valueBehind(int begin, int end) {
    int separator = skipSpaces(afterQuote(end));
    if (separator >= text.length()) {
      return -1;
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
    return text.startsWith("--", begin) && !text.startsWith("---", begin);
  }

  private boolean isArgument(int optionEnd, int at) {
    return at > optionEnd && at == skipSpaces(optionEnd) && text.charAt(at) != '-';
  }

  private int valueEnd(int name, int value) {
    if (value >= text.length()) {
      return value;
    }
    int quoted = afterQuote(value);
    if (quoted > value) {
      return closingQuote(text.substring(value, quoted), quoted);
    }
    if (text.charAt(value) == '{') {
      return value;
    }
    if (text.charAt(value) == '[') {
      int close = text.indexOf(']', value);
      return close < 0 ? text.length() : close + 1;
    }
    return beginsLine(name) ? withoutLineEnd() : wordsEnd(value);
  }

  /** A dumped variable or a key of YAML: whatever follows on the line is its value, spaces too. */
  private boolean beginsLine(int name) {
    return name == lineBegin;
  }

  private int withoutLineEnd() {
    return text.stripTrailing().length();
  }

  /** The end of a word; of two when the first is a scheme such as {@code Bearer}. */
  private int wordsEnd(int value) {
    int end = wordEnd(value);
    return SCHEMES.contains(
            text.substring(value, Math.min(end, value + 8)).toLowerCase(Locale.ROOT))
        ? wordEnd(skipSpaces(end))
        : end;
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
    return Character.isLetterOrDigit(letter) || letter == '_' || letter == '-' || letter == '.';
  }
}
