package rollbackbot.secret;

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

  private static final char ESCAPE = 27;

  /** Colours and the like, which may stand in the middle of a name or a secret. */
  private static final Pattern CONTROLS =
      Pattern.compile(
          "\\e\\[[0-?]{0,50}+["
              + " -/]{0,5}+[@-~]|\\e\\][^\\x07\\e]{0,500}+(?:\\x07|\\e\\\\)?|\\e[@-Z\\\\^_]");

  /** What nobody sees within a word. */
  private static final Pattern INVISIBLE =
      Pattern.compile("(?<=[!-~])[\\u00AD\\u200B-\\u200D\\u2060\\uFEFF]++(?=[!-~])");

  /** The exclamation mark, the first of them. */
  private static final int FULL_WIDTH = 0xFF01;

  /** {@code -----BEGIN RSA PRIVATE KEY-----}, and with four dashes, as SSH2 writes it. */
  private static final Pattern KEY_BEGIN = mark("BEGIN");

  private static final Pattern KEY_END = mark("END");

  /** In each of the two. */
  private static final String KEY = "PRIVATE KEY";

  private final OwnSecrets own;

  /**
   * A cleaner that also knows the bot's own secrets.
   *
   * @param ownSecrets hidden wherever they occur, encoded too
   */
  public SecretCleaner(List<Secret> ownSecrets) {
    this.own = new OwnSecrets(ownSecrets);
  }

  private static Pattern mark(String word) {
    return Pattern.compile(
        "-{4,5} ?" + word + " (?:[A-Z0-9]{1,20} ){0,4}" + KEY + "(?: BLOCK)?(?: ?-{4,5})?");
  }

  /** The line without its secrets. */
  public String clean(String line) {
    return cleanOutsideKeys(withoutWholeKeys(withoutControls(line)));
  }

  /**
   * The lines without their secrets; a private key that spans several becomes one line. One whose
   * beginning was cut off hides all from the first line on, one without an end all to the last.
   */
  public List<String> clean(List<String> lines) {
    var cleaned = new ArrayList<String>();
    boolean inKey = false;
    var plain = lines.stream().map(SecretCleaner::withoutControls).toList();
    for (var line : ValuesOverLines.hide(plain)) {
      var end = KEY_END.matcher(line);
      boolean ends = line.contains(KEY) && end.find();
      if (inKey && !ends) {
        continue;
      }
      if (!inKey && ends && !KEY_BEGIN.matcher(line.substring(0, end.start())).find()) {
        cleaned.clear();
        cleaned.add(HIDDEN);
        inKey = true;
      }
      var rest = inKey ? line.substring(end.end()) : line;
      if (!inKey || !rest.isBlank()) {
        cleaned.add(clean(rest));
      }
      inKey = leavesKeyOpen(rest);
    }
    return List.copyOf(cleaned);
  }

  private static String withoutControls(String line) {
    var visible = line.indexOf(ESCAPE) < 0 ? line : CONTROLS.matcher(line).replaceAll("");
    return isAscii(visible) ? visible : inAscii(INVISIBLE.matcher(visible).replaceAll(""));
  }

  private static boolean isAscii(String line) {
    for (int at = 0; at < line.length(); at++) {
      if (line.charAt(at) > '~') {
        return false;
      }
    }
    return true;
  }

  /** Letters of full width say the same as those of ASCII. */
  private static String inAscii(String line) {
    if (line.chars().noneMatch(SecretCleaner::isFullWidth)) {
      return line;
    }
    var ascii = new StringBuilder(line.length());
    line.chars()
        .map(letter -> isFullWidth(letter) ? letter - FULL_WIDTH + ' ' + 1 : letter)
        .forEach(letter -> ascii.append((char) letter));
    return ascii.toString();
  }

  private static boolean isFullWidth(int letter) {
    return letter >= FULL_WIDTH && letter < FULL_WIDTH + '~' - ' ';
  }

  private String cleanOutsideKeys(String line) {
    var withoutForms = SecretForms.hide(own.hide(line));
    var withoutPairs = PlacedSecrets.hide(PairedSecrets.hide(CommandSecrets.hide(withoutForms)));
    var withoutNames = NamedSecrets.hide(SaidSecrets.hide(withoutPairs));
    var withoutSentences = SaidSecrets.hideInSentences(SpacedSecrets.hide(withoutNames));
    return RandomWords.hide(withoutSentences);
  }

  /** Hides keys from their begin to their end, or to the end of the text. */
  private static String withoutWholeKeys(String text) {
    if (!text.contains(KEY)) {
      return text;
    }
    var begin = KEY_BEGIN.matcher(text);
    var end = KEY_END.matcher(text);
    var result = new StringBuilder();
    int from = 0;
    while (begin.find(from)) {
      result.append(text, from, begin.start()).append(HIDDEN);
      from = end.find(begin.end()) ? end.end() : text.length();
    }
    return result.append(text, from, text.length()).toString();
  }

  private static boolean leavesKeyOpen(String line) {
    if (!line.contains(KEY)) {
      return false;
    }
    var begin = KEY_BEGIN.matcher(line);
    int last = -1;
    while (begin.find()) {
      last = begin.end();
    }
    return last >= 0 && !KEY_END.matcher(line).find(last);
  }
}
