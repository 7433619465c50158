package rollbackbot.people;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a person typed or pasted, as they meant it. Keyboards, web pages and Slack itself leave in
 * it what can't be seen: no-break and ideographic spaces, zero-width characters, marks of the
 * direction of writing; and, around a word, the quotes, back-ticks or brackets that it was copied
 * with.
 */
public final class TypedText {
  /** White space of any script, control characters, and the braille blank, which is drawn empty. */
  private static final Pattern SPACES =
      Pattern.compile("[\\s\\p{Z}\\p{Cc}\\u115F\\u1160\\u2800\\u3164\\uFFA0]+");

  /** They say how the letter before is drawn, or where a word may be cut; no keyboard has them. */
  private static final String JOINER = "[\\u00AD\\u034F\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}]+";

  private static final String INVISIBLE = "[\\p{Cf}\\u034F\\uFE00-\\uFE0F]+";

  /** Between an app's name and a version even a joiner can only have been meant as a space. */
  private static final Pattern JOINED_WORDS =
      Pattern.compile(
          "(?<=[a-zA-Z]{2})"
              + JOINER
              + "(?=[vV]?\\d)|(?<=[a-zA-Z\\d]{2})"
              + JOINER
              + "(?=[vV]?\\d+\\.|[vV]\\d|previous\\b)");

  private static final Pattern JOINERS = Pattern.compile(JOINER);

  /** Web pages put one where a long name may be broken: beside a dash or a dot. */
  private static final Pattern PLACE_TO_BREAK =
      Pattern.compile("(?<=[-._/@])" + INVISIBLE + "|" + INVISIBLE + "(?=[-._/@])");

  private static final Pattern INVISIBLES = Pattern.compile(INVISIBLE);

  /** Slack's own links, with and without a label (Slack docs, "Formatting message text"). */
  private static final Pattern LABELLED_LINK = Pattern.compile("<[^<>|\\s]+\\|([^<>|]+)>");

  private static final Pattern BARE_LINK =
      Pattern.compile("<(?:https?://|mailto:)([^<>|/\\s]+)/?>");

  private static final Pattern DASHES = Pattern.compile("[\\u2010-\\u2013\\u2212\\uFE58\\uFE63]");

  /** Around a word. None of them can end the name of an app, and no team ends a tag with one. */
  private static final String QUOTES = "\"'`´*~<>«»‹›“”„‟‘’‚‛「」『』";

  private static final Pattern QUOTES_BEFORE = Pattern.compile("^[" + QUOTES + "]+");
  private static final Pattern QUOTES_BEHIND = Pattern.compile("[" + QUOTES + "]+$");

  /** What a sentence leaves behind a word; a phone's double space leaves a full stop. */
  private static final Pattern PUNCTUATION = Pattern.compile("(?<=.)[.,;:?!…。、]+$");

  private static final Pattern IN_BRACKETS = Pattern.compile("\\((.+)\\)|\\[(.+)]|\\{(.+)}|【(.+)】");

  private static final int FULL_WIDTH_FIRST = 0xFF01;
  private static final int FULL_WIDTH_LAST = 0xFF5E;
  private static final int FULL_WIDTH_SHIFT = 0xFEE0;

  private TypedText() {}

  /** The words, as they were meant; those of which nothing is left are no words. */
  public static List<String> words(String typed) {
    return Arrays.stream(spaced(typed).split(" "))
        .map(TypedText::bare)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** What was typed where one word is wanted; several stay several, a space between them. */
  public static String word(String typed) {
    return String.join(" ", words(typed));
  }

  /** The name of an app as it was meant: names have no capitals. */
  public static String appName(String typed) {
    return word(typed).toLowerCase(Locale.ROOT);
  }

  /** Prose, without white space around it; within, it stays as it was typed. */
  public static String prose(String typed) {
    int first = 0;
    int end = typed.length();
    while (first < end && isBlank(typed.charAt(first))) {
      first++;
    }
    while (end > first && isBlank(typed.charAt(end - 1))) {
      end--;
    }
    return typed.substring(first, end);
  }

  private static boolean isBlank(char letter) {
    var text = String.valueOf(letter);
    return SPACES.matcher(text).matches() || INVISIBLES.matcher(text).matches();
  }

  private static String spaced(String typed) {
    var narrow = narrowed(LABELLED_LINK.matcher(typed).replaceAll("$1"));
    var text = BARE_LINK.matcher(narrow).replaceAll("$1");
    text = JOINED_WORDS.matcher(text).replaceAll(" ");
    text = JOINERS.matcher(text).replaceAll("");
    text = PLACE_TO_BREAK.matcher(text).replaceAll("");
    text = INVISIBLES.matcher(text).replaceAll(" ");
    return SPACES.matcher(text).replaceAll(" ");
  }

  /** Full-width letters, digits and signs are those of ASCII, drawn wider. */
  private static String narrowed(String text) {
    var narrow = new StringBuilder(text.length());
    text.codePoints()
        .map(point ->
            point >= FULL_WIDTH_FIRST && point <= FULL_WIDTH_LAST
                ? point - FULL_WIDTH_SHIFT
                : point)
        .forEach(narrow::appendCodePoint);
    return DASHES.matcher(narrow).replaceAll("-");
  }

  /** A word without what stands around it; each turn takes something away. */
  private static String bare(String word) {
    var before = word;
    var after = peeled(before);
    while (!after.equals(before)) {
      before = after;
      after = peeled(before);
    }
    return after;
  }

  private static String peeled(String word) {
    var text = QUOTES_BEFORE.matcher(word).replaceFirst("");
    text = QUOTES_BEHIND.matcher(text).replaceFirst("");
    text = PUNCTUATION.matcher(text).replaceFirst("");
    var brackets = IN_BRACKETS.matcher(text);
    return brackets.matches() ? text.substring(1, text.length() - 1) : text;
  }
}
