package rollbackbot.rollback;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text from outside, such as a deployment's output, before anyone sees it: the
 * bot's own tokens, passwords in addresses, values of names that sound secret ({@link
 * NamedSecrets}), tokens of known forms and private keys. In doubt it hides: a line less is better
 * than a secret shown. Its time grows with the length of the text only.
 */
public final class SecretCleaner {
  static final String HIDDEN = "[secret]";

  private static final String KEY_BEGIN = "-----BEGIN ";
  private static final String KEY_END = "-----END ";
  private static final String KEY_KIND = "PRIVATE KEY";

  /** Of the largest RSA keys in use, with room; a key without its end hides no more than that. */
  private static final int MOST_KEY_LINES = 250;

  private static final Pattern KEY_BODY = Pattern.compile("\\s*[A-Za-z0-9+/=]{16,100}+\\s*");

  private final OwnSecrets own;

  /**
   * A cleaner that also knows the bot's own secrets.
   *
   * @param ownSecrets hidden wherever they occur, encoded too
   */
  public SecretCleaner(List<Secret> ownSecrets) {
    this.own = new OwnSecrets(ownSecrets);
  }

  /** The line without its secrets. */
  public String clean(String line) {
    return cleanOutsideKeys(withoutWholeKeys(line));
  }

  /** The lines without their secrets; a private key that spans several becomes one line. */
  public List<String> clean(List<String> lines) {
    var cleaned = new ArrayList<String>();
    int linesOfKey = 0;
    for (var line : lines) {
      int end = keyMark(line, KEY_END, 0);
      boolean inKey = linesOfKey > 0 && linesOfKey < MOST_KEY_LINES;
      if (inKey && end < 0) {
        linesOfKey++;
        continue;
      }
      if (!inKey && end >= 0 && keyMark(line, KEY_BEGIN, 0) < 0) {
        hideBeheadedKey(cleaned);
        inKey = true;
      }
      var rest = inKey ? line.substring(afterMark(line, end)) : line;
      if (!inKey || !rest.isBlank()) {
        cleaned.add(clean(rest));
      }
      linesOfKey = leavesKeyOpen(rest) ? 1 : 0;
    }
    return List.copyOf(cleaned);
  }

  /** A key whose first lines were cut off, as in the tail of an output. */
  private static void hideBeheadedKey(List<String> cleaned) {
    while (!cleaned.isEmpty() && KEY_BODY.matcher(cleaned.getLast()).matches()) {
      cleaned.removeLast();
    }
    cleaned.add(HIDDEN);
  }

  private String cleanOutsideKeys(String line) {
    return NamedSecrets.hide(SecretForms.hide(own.hide(line)));
  }

  /** Hides keys from their begin to their end, or to the end of the text. */
  private static String withoutWholeKeys(String text) {
    var result = new StringBuilder();
    int from = 0;
    for (int begin = keyMark(text, KEY_BEGIN, 0);
        begin >= 0;
        begin = keyMark(text, KEY_BEGIN, from)) {
      int end = keyMark(text, KEY_END, begin);
      result.append(text, from, begin).append(HIDDEN);
      from = end < 0 ? text.length() : afterMark(text, end);
    }
    return result.append(text, from, text.length()).toString();
  }

  private static boolean leavesKeyOpen(String line) {
    int begin = line.lastIndexOf(KEY_BEGIN);
    return begin >= 0 && keyMark(line, KEY_BEGIN, begin) >= 0 && keyMark(line, KEY_END, begin) < 0;
  }

  /** Where a line such as {@code -----BEGIN RSA PRIVATE KEY-----} begins; -1 for nowhere. */
  private static int keyMark(String text, String mark, int from) {
    for (int at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at + 1)) {
      int kind = at + mark.length();
      int close = text.indexOf("-----", kind);
      if (close < 0) {
        return -1;
      }
      if (close - kind <= 60 && text.substring(kind, close).contains(KEY_KIND)) {
        return at;
      }
    }
    return -1;
  }

  private static int afterMark(String text, int mark) {
    int close = text.indexOf("-----", mark + KEY_END.length());
    return close < 0 ? text.length() : close + "-----".length();
  }
}
