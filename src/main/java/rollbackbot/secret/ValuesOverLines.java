package rollbackbot.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides values that stand on the lines behind their name: blocks and lists of YAML and JSON, quotes
 * that close later, continued lines of a shell, {@code name: DB_PASSWORD} with its {@code value:}
 * on the next line, and the private lines of a PuTTY key. What stands before each line, such as a
 * time or a container's name, counts for neither.
 */
final class ValuesOverLines {
  /** So many lines at the most belong to a value whose end never comes. */
  private static final int MOST_LINES = 20;

  private static final String NAME = "(?<![\\p{L}\\p{N}_.-])(?<name>[\\p{L}\\p{N}_.-]{2,100}+)";
  private static final String SEPARATOR = "[\"']?[ \\t]{0,8}(?::=|=>|[:=])[ \\t]{0,8}";

  /** A block, a list, a line that goes on, or nothing yet. */
  private static final Pattern OPEN =
      Pattern.compile(
          NAME + SEPARATOR + "(?<open>[|>][+-]?|[\\[(]|[^\\s\"'\\\\]{0,200}+\\\\|)[ \\t]{0,8}$");

  private static final Pattern OPEN_QUOTE =
      Pattern.compile(NAME + SEPARATOR + "\\\\?(?<quote>[\"'`])(?:(?!\\k<quote>).)*+$");

  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(?:^|[^a-z])(?:name|key|variable)[\"']?[ \\t]{0,8}[:=][ \\t]{0,8}[\"']?"
              + "(?<name>[a-z0-9_.-]{2,100}+)[\"']?,?[ \\t]{0,8}$");

  private static final Pattern VALUE =
      Pattern.compile("(?i)((?:^|[^a-z])value[\"']?[ \\t]{0,8}[:=][ \\t]{0,8})\\S.*");

  /** Between a name and its value may stand so many other lines. */
  private static final int VALUE_WITHIN = 3;

  private static final String QUOTES = "\"'`";

  /** More than a name takes, with all that stands between it and the quote or the end of a line. */
  private static final int LONGEST_NAMING = 400;

  private static final Pattern PRIVATE_LINES = Pattern.compile("(?i)private-lines: (\\d{1,3})");

  private final List<String> shown = new ArrayList<>();
  private final List<String> lines;
  private int at;

  private ValuesOverLines(List<String> lines) {
    this.lines = lines;
  }

  static List<String> hide(List<String> lines) {
    return new ValuesOverLines(lines).hide();
  }

  private List<String> hide() {
    while (at < lines.size()) {
      var line = lines.get(at++);
      if (!hidesBehind(line)) {
        shown.add(line);
      }
    }
    return List.copyOf(shown);
  }

  /** Whether the line, and what belongs to it, is dealt with. */
  private boolean hidesBehind(String line) {
    var quote = OPEN_QUOTE.matcher(line);
    if (findsFrom(lastQuotes(line), quote) && SecretNames.soundSecret(quote.group("name"))) {
      shown.add(
          line.substring(0, quote.end("quote")) + SecretCleaner.HIDDEN + quote.group("quote"));
      dropUntil(quote.group("quote"));
      return true;
    }
    var open = OPEN.matcher(line);
    if (endsOpen(line)
        && findsFrom(line.length(), open)
        && SecretNames.soundSecret(open.group("name"))) {
      shown.add(line);
      dropWhatIsOpen(line.substring(0, open.start()), open.group("open"));
      return true;
    }
    var lines = PRIVATE_LINES.matcher(line);
    if (line.contains(": ") && lines.find()) {
      shown.add(line);
      drop(Integer.parseInt(lines.group(1)));
      shown.add(SecretCleaner.HIDDEN);
      return true;
    }
    var named = NAMED.matcher(line);
    if (findsFrom(line.length(), named) && SecretNames.soundSecret(named.group("name"))) {
      shown.add(line);
      hideValue();
      return true;
    }
    return false;
  }

  /**
   * Where the first of those quotes is behind which no other of its kind follows; -1 without any.
   */
  private static int lastQuotes(String line) {
    int first = -1;
    for (int kind = 0; kind < QUOTES.length(); kind++) {
      int last = line.lastIndexOf(QUOTES.charAt(kind));
      first = first < 0 || (last >= 0 && last < first) ? last : first;
    }
    return first;
  }

  /** What ends otherwise leaves nothing open, and is spared the pattern. */
  private static boolean endsOpen(String line) {
    int end = line.length();
    while (end > 0 && (line.charAt(end - 1) <= ' ' || line.charAt(end - 1) > '~')) {
      end--;
    }
    return end > 0 && "|>+-[(\\:=".indexOf(line.charAt(end - 1)) >= 0;
  }

  /** Whether it finds something that begins not much before that place, or behind it. */
  private static boolean findsFrom(int place, Matcher matcher) {
    if (place < 0) {
      return false;
    }
    matcher.useTransparentBounds(true).useAnchoringBounds(false);
    int end = matcher.regionEnd();
    return matcher.region(Math.max(0, place - LONGEST_NAMING), end).find();
  }

  private void dropWhatIsOpen(String before, String open) {
    if (open.isEmpty()) {
      next()
          .filter(line -> isWithin(before, line))
          .ifPresent(line -> {
            at++;
            shown.add(
                line.substring(0, line.length() - line.stripLeading().length())
                    + SecretCleaner.HIDDEN);
          });
    } else if (open.endsWith("\\")) {
      while (next().filter(line -> line.endsWith("\\")).isPresent()) {
        at++;
      }
      drop(1);
    } else if (open.equals("[") || open.equals("(")) {
      dropWithin(before, open.equals("[") ? "]" : ")");
    } else {
      while (next().filter(line -> line.isBlank() || isWithin(before, line)).isPresent()) {
        at++;
      }
    }
  }

  private Optional<String> next() {
    return at < lines.size() ? Optional.of(lines.get(at)) : Optional.empty();
  }

  /** Whether a line stands further in than the name did. */
  private static boolean isWithin(String before, String line) {
    var prefix = before.stripTrailing();
    int name = before.length();
    boolean prefixed = line.startsWith(prefix);
    int begins = prefixed ? name(line, prefix.length()) : name(line, 0);
    return begins < line.length()
        && (begins > name || (!prefixed && begins > 0) || "\"'".indexOf(line.charAt(begins)) >= 0);
  }

  /** Where the first word behind that place begins. */
  private static int name(String line, int from) {
    int begins = from;
    while (begins < line.length() && Character.isWhitespace(line.charAt(begins))) {
      begins++;
    }
    return begins;
  }

  private void drop(int number) {
    at = Math.min(lines.size(), at + number);
  }

  /** What stands further in, and the line with which it ends. */
  private void dropWithin(String before, String end) {
    while (next().filter(line -> isWithin(before, line) && !line.contains(end)).isPresent()) {
      at++;
    }
    if (next().filter(line -> line.contains(end)).isPresent()) {
      at++;
    }
  }

  /** To the line with which it ends, and that one too. */
  private void dropUntil(String end) {
    int last = Math.min(lines.size(), at + MOST_LINES);
    boolean ended = false;
    while (at < last && !ended) {
      ended = lines.get(at++).contains(end);
    }
  }

  private void hideValue() {
    for (int line = 0; line < VALUE_WITHIN && at < lines.size(); line++) {
      var value = VALUE.matcher(lines.get(at));
      if (value.find()) {
        shown.add(lines.get(at++).substring(0, value.end(1)) + SecretCleaner.HIDDEN);
        return;
      }
      shown.add(lines.get(at++));
    }
  }
}
