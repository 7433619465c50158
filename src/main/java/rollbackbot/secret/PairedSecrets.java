package rollbackbot.secret;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides values whose name stands elsewhere on the line: {@code "name":"DB_PASSWORD","value":"…"} as
 * platforms list variables, {@code key="ApiKey" value="…"}, and elements of XML.
 */
final class PairedSecrets {
  private static final String NAMING =
      "(?:name|key|variable)\\\\?[\"']?\\s{0,4}[:=]\\s{0,4}\\\\?[\"']?(?<name>[a-z0-9_.-]{2,100}+)";

  private static final String VALUE = "value\\\\?[\"']?\\s{0,4}[:=]\\s{0,4}";

  /** What may stand between the two, without another name. */
  private static final String BETWEEN = "(?:(?!name|key|variable|value).){1,200}?";

  private static final String WORD = "(?:\\\\?\"[^\"]*+\"?|'[^']*+'?|[^\\s\"',;}\\])<>]{1,1000}+)";

  private static final List<Pattern> PAIRS =
      List.of(
          Pattern.compile("(?i)(?<![a-z])(?<before>" + NAMING + BETWEEN + VALUE + ")" + WORD),
          Pattern.compile(
              "(?i)(?<![a-z])(?<before>"
                  + VALUE
                  + ")"
                  + WORD
                  + "(?<after>"
                  + BETWEEN
                  + NAMING
                  + ")"));

  private static final Signs NAMINGS = Signs.of("name", "key", "variable");

  private static final Pattern ELEMENT =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_])(?<before><(?<name>[A-Za-z][\\w:.-]{1,100}+)(?:\\s[^<>]{0,400}+)?>)[^<]++");

  private PairedSecrets() {}

  static String hide(String text) {
    var result = text;
    if (text.indexOf('<') >= 0 && text.indexOf('>') >= 0) {
      result = ELEMENT.matcher(result).replaceAll(PairedSecrets::hidden);
    }
    var lower = result.toLowerCase(Locale.ROOT);
    if (lower.contains("value") && NAMINGS.areIn(lower)) {
      for (var pair : PAIRS) {
        result = pair.matcher(result).replaceAll(PairedSecrets::hidden);
      }
    }
    return result;
  }

  private static String hidden(MatchResult match) {
    var shown =
        SecretNames.soundSecret(match.group("name"))
            ? match.group("before") + SecretCleaner.HIDDEN + after(match)
            : match.group();
    return Matcher.quoteReplacement(shown);
  }

  private static String after(MatchResult match) {
    return match.namedGroups().containsKey("after") ? match.group("after") : "";
  }
}
