package rollbackbot.slack.view;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where foreign text becomes part of a message: cleaned, cut and escaped, here and nowhere else.
 * Slack's mrkdwn escapes only {@code &}, {@code <} and {@code >}; that also disarms mentions and
 * hidden links. A backtick has no escape and is replaced.
 */
final class MessageText {
  private static final int USUAL = 80;
  private static final int FALLBACK = 20;
  private static final String ELLIPSIS = "…";
  private static final String FENCE = "```";
  private static final Pattern MARKDOWN_SIGN = Pattern.compile("[\\\\`*_\\[\\]#|~@]");
  private static final Pattern LINK = Pattern.compile("^<[^<>|]*+\\|?([^<>]*+)>");
  private static final Pattern USER = Pattern.compile("[UW][A-Z0-9]{1,30}");
  private static final Pattern GROUP = Pattern.compile("S[A-Z0-9]{1,30}");
  private static final Pattern CHANNEL = Pattern.compile("[CGD][A-Z0-9]{1,30}");

  private MessageText() {}

  /** Foreign text in the flow of a sentence: one line. */
  static String foreign(String text) {
    return foreign(text, USUAL);
  }

  static String foreign(String text, int most) {
    return escape(plain(text, most).replace('`', '\''));
  }

  /** Foreign text as code: its asterisks and underscores mean nothing there. */
  static String code(String text) {
    return code(text, USUAL);
  }

  static String code(String text, int most) {
    var inside = foreign(text, most);
    return "`" + (inside.isEmpty() ? "?" : inside) + "`";
  }

  /** The last lines that fit, as they are, in a block of their own. */
  static String codeBlock(List<String> lines, int most) {
    var kept = new StringBuilder();
    for (var line : lines.reversed()) {
      var clean = foreign(line, most);
      if (kept.length() + clean.length() >= most) {
        break;
      }
      kept.insert(0, clean + "\n");
    }
    return FENCE + "\n" + (kept.isEmpty() ? ELLIPSIS + "\n" : kept) + FENCE;
  }

  /** The first lines that fit, in a block of their own. */
  static String codeBlockFromTop(List<String> lines, int most) {
    var kept = new StringBuilder();
    for (var line : lines) {
      var clean = foreign(line, most);
      if (kept.length() + clean.length() >= most) {
        kept.append(ELLIPSIS).append('\n');
        break;
      }
      kept.append(clean).append('\n');
    }
    return FENCE + "\n" + kept + FENCE;
  }

  /** Foreign text where Slack parses nothing: on one line, without control characters, cut. */
  static String plain(String text, int most) {
    var clean = new StringBuilder();
    text.codePoints()
        .limit(4L * most)
        .map(point -> isSpace(point) ? ' ' : point)
        .filter(point -> !isInvisible(point))
        .forEach(clean::appendCodePoint);
    return cut(clean.toString().replaceAll(" +", " ").strip(), most);
  }

  private static boolean isSpace(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point);
  }

  /** Control characters, and those that turn the direction of writing or have no width. */
  private static boolean isInvisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> true;
      default -> false;
    };
  }

  /** Foreign text in Markdown, where its signs are to mean nothing. */
  static String markdown(String text, int most) {
    return MARKDOWN_SIGN.matcher(escape(plain(text, most))).replaceAll("\\\\$0");
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - ELLIPSIS.length();
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + ELLIPSIS;
  }

  /** Cuts a text that is escaped already, never inside an escape, a mention or a link. */
  static String cutMarkup(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    var kept = text.substring(0, most - FALLBACK);
    kept = beforeOpen(kept, '<', '>');
    int entity = kept.lastIndexOf('&');
    if (entity > kept.lastIndexOf(';')) {
      kept = kept.substring(0, entity);
    }
    if (kept.isEmpty()) {
      // It begins with a link that is longer than all that fits: its words are left.
      var words = LINK.matcher(text).replaceFirst("$1");
      return words.isBlank() || words.length() == text.length() ? ELLIPSIS : cutMarkup(words, most);
    }
    if (Character.isHighSurrogate(kept.charAt(kept.length() - 1))) {
      kept = kept.substring(0, kept.length() - 1);
    }
    return kept + ELLIPSIS + openCode(kept);
  }

  private static String beforeOpen(String text, char open, char close) {
    int start = text.lastIndexOf(open);
    return start > text.lastIndexOf(close) ? text.substring(0, start) : text;
  }

  private static String openCode(String text) {
    if (text.split(FENCE, -1).length % 2 == 0) {
      return "\n" + FENCE;
    }
    return text.chars().filter(letter -> letter == '`').count() % 2 == 1 ? "`" : "";
  }

  /** A person or a user group by its id; anything else is shown as it is. */
  static String mention(String id) {
    if (USER.matcher(id).matches()) {
      return "<@" + id + ">";
    }
    return GROUP.matcher(id).matches() ? "<!subteam^" + id + ">" : code(id);
  }

  static String channel(String id) {
    return CHANNEL.matcher(id).matches() ? "<#" + id + ">" : code(id);
  }

  static String link(URI address, String label) {
    var safe = address.toASCIIString().replace("|", "%7C").replace("<", "%3C").replace(">", "%3E");
    return "<" + safe.replace("&", "&amp;") + "|" + escape(label.replace("|", "/")) + ">";
  }
}
