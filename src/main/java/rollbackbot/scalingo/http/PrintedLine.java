package rollbackbot.scalingo.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** One line while it is read: its beginning and its end, whatever its length. */
final class PrintedLine {
  static final int BEGINNING = 8 << 10;
  static final int END = 8 << 10;

  /** A word that was cut is left out: a piece of a secret is recognised by nothing. */
  private static final int LONGEST_WORD = 400;

  private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
  private final byte[] end = new byte[END];
  private long length;

  void clear() {
    beginning.reset();
    length = 0;
  }

  void add(byte next) {
    if (length < BEGINNING) {
      beginning.write(next);
    } else {
      end[(int) ((length - BEGINNING) % END)] = next;
    }
    length++;
  }

  /** The line; where it was longer than both parts, an ellipsis stands for what is missing. */
  String text() {
    long behind = Math.max(0, length - BEGINNING);
    if (behind <= END) {
      beginning.write(end, 0, (int) behind);
      var whole = beginning.toString(StandardCharsets.UTF_8);
      clear();
      return whole;
    }
    int oldest = (int) (behind % END);
    var last = new ByteArrayOutputStream(END);
    last.write(end, oldest, END - oldest);
    last.write(end, 0, oldest);
    var parts =
        withoutLastPiece(beginning.toString(StandardCharsets.UTF_8))
            + " … "
            + withoutFirstPiece(last.toString(StandardCharsets.UTF_8));
    clear();
    return parts;
  }

  private static String withoutLastPiece(String text) {
    int least = Math.max(0, text.length() - LONGEST_WORD);
    for (int at = text.length() - 1; at >= least; at--) {
      if (isBetweenWords(text.charAt(at))) {
        return text.substring(0, at + 1);
      }
    }
    return text;
  }

  private static String withoutFirstPiece(String text) {
    for (int at = 0; at < Math.min(text.length(), LONGEST_WORD); at++) {
      if (isBetweenWords(text.charAt(at))) {
        return text.substring(at);
      }
    }
    return text;
  }

  private static boolean isBetweenWords(char letter) {
    return letter <= ' ' || "\"'`,;&<>|".indexOf(letter) >= 0;
  }
}
