package rollbackbot.secret;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides what stands behind a name that sounds secret where neither a sign of equality nor a colon
 * follows it at once: {@code ENV["API_KEY"] = …}, {@code user[password]=…}, {@code
 * define('DB_PASSWORD', '…')}, {@code setPassword("…")}, columns, attributes of HTML.
 */
final class PlacedSecrets {
  private static final String NAME = "(?<![A-Za-z0-9_.-])(?<name>[A-Za-z0-9_.-]{2,100}+)";
  private static final String QUOTE = "\\\\?[\"'`]";
  private static final String REST = "[^\\r\\n]++";

  /** To the quote that ends it, else to the end of the line. */
  private static final String VALUE = "(?:(?<=[\"'`])[^\"'`\\r\\n]++(?=[\"'`])|" + REST + ")";

  /**
   * A place.
   *
   * @param signs one of which is in every text that has such a place, in lower case
   */
  private record Placed(Signs signs, Pattern pattern) {
    String hide(String text, String lower) {
      return signs.areIn(lower) ? pattern.matcher(text).replaceAll(PlacedSecrets::hidden) : text;
    }
  }

  private static final List<Placed> PLACES =
      List.of(
          // name"] = value, name) = value, name[0]=value, name%5D=value
          placed(
              Signs.of("]", ")", "%5d"),
              "(?<before>"
                  + NAME
                  + "(?:\\[\\d{0,4}\\]|(?:"
                  + QUOTE
                  + ")?[\\])]|%5[dD]){1,3}+\\s{0,4}(?:=>|:=|=(?!=)|:(?!:))\\s{0,4}(?:"
                  + QUOTE
                  + ")?+)"
                  + VALUE),
          // "name", "value" and :name, "value"
          placed(
              Signs.of(","),
              "(?<before>[:\"'`]"
                  + NAME
                  + "(?:"
                  + QUOTE
                  + ")?\\s{0,4},\\s{0,4}"
                  + QUOTE
                  + ")"
                  + VALUE),
          // name("value")
          placed(Signs.of("("), "(?<before>" + NAME + "\\(\\s{0,4}" + QUOTE + ")" + VALUE),
          placed(Signs.of("%22%3a"), "(?<before>" + NAME + "%22%3[aA](?:%22)?)[^%&\\s]++"),
          // columns, arrows, dots
          placed(
              Signs.of("|", "\u2502", "->", "\u2192", "...", "\t"),
              "(?<before>"
                  + NAME
                  + "(?:\\s{0,20}[|\u2502]\\s{0,20}|\\s{1,4}(?:->|\u2192)\\s{1,4}|\\s?\\.{3,40}+\\s?|\\t{1,8}))(?=\\S)"
                  + REST),
          // the same where only spaces stand between, behind a name of a variable
          placed(
              Signs.of("  "),
              "(?<before>(?<![A-Za-z0-9_.-])(?<name>[A-Z][A-Z0-9_]{2,100}+)\\s{2,20}+)(?=\\S)"
                  + REST),
          placed(Signs.of("::"), "(?<before>::set-output\\sname=" + NAME + "::)" + REST),
          // <entry key="name">value, <name value="value">
          placed(
              Signs.of("<"),
              "(?i)(?<before><[^<>]{0,200}?(?:key|name)=[\"']"
                  + NAME
                  + "[\"'][^<>]{0,200}+>)[^<\\r\\n]++"),
          placed(
              Signs.of("<"),
              "(?i)(?<before><" + NAME + "\\s[^<>]{0,200}?value=[\"'])[^\"'<>\\r\\n]++"),
          placed(
              Signs.of("type="),
              "(?i)(?<before>type=[\"']?(?<name>password)[\"']?[^<>]{0,200}?value=[\"']?)[^\"'<>\\s]++"));

  private PlacedSecrets() {}

  private static Placed placed(Signs signs, String pattern) {
    return new Placed(signs, Pattern.compile(pattern));
  }

  static String hide(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    var result = text;
    for (var place : PLACES) {
      result = place.hide(result, lower);
    }
    return result;
  }

  private static String hidden(MatchResult match) {
    var before = match.group("before");
    boolean hides =
        SecretNames.soundSecret(match.group("name"))
            && !match.group().startsWith(SecretCleaner.HIDDEN, before.length());
    return Matcher.quoteReplacement(hides ? before + SecretCleaner.HIDDEN : match.group());
  }
}
