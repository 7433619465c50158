package rollbackbot.slack.blockkit;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import rollbackbot.text.Cleaned;
import rollbackbot.text.Text;

/**
 * Texts in Slack's markup. It escapes only {@code &}, {@code <} and {@code >}; that also disarms
 * mentions and hidden links. A backtick has no escape and is replaced.
 */
final class Mrkdwn {
  private static final int FALLBACK = 20;
  private static final int MOST_ID = 80;
  private static final String ELLIPSIS = "…";
  private static final String FENCE = "```";
  private static final Pattern LINK = Pattern.compile("^<[^<>|]*+\\|?([^<>]*+)>");
  private static final Pattern USER = Pattern.compile("[UW][A-Z0-9]{1,30}");
  private static final Pattern GROUP = Pattern.compile("S[A-Z0-9]{1,30}");
  private static final Pattern CHANNEL = Pattern.compile("[CGD][A-Z0-9]{1,30}");

  private Mrkdwn() {}

  static String of(Text text) {
    var markup = new StringBuilder();
    text.pieces().forEach(piece -> markup.append(of(piece)));
    return markup.toString();
  }

  private static String of(Text.Piece piece) {
    return switch (piece) {
      case Text.Piece.Own(var words) -> words;
      case Text.Piece.Foreign(var words) -> foreign(words);
      case Text.Piece.Unmarked(var words) -> foreign(words);
      case Text.Piece.Code(var words) -> code(words);
      case Text.Piece.Lines(var lines, var most, var fromTop) ->
          fromTop ? firstLines(lines, most) : lastLines(lines, most);
      case Text.Piece.Mention(var id) -> mention(id);
      case Text.Piece.Channel(var id) ->
          CHANNEL.matcher(id).matches() ? "<#" + id + ">" : code(Cleaned.line(id, MOST_ID));
      case Text.Piece.Link(var address, var label) -> link(address, label.plain());
      case Text.Piece.Address(var address) -> link(address, address.toASCIIString());
      case Text.Piece.Moment(var at, var written) ->
          "<!date^" + at.getEpochSecond() + "^{date_short} {time}|" + written + ">";
      case Text.Piece.TimeOfDay(var at, var written) ->
          "<!date^" + at.getEpochSecond() + "^{time}|" + written + ">";
      case Text.Piece.TimeToTheSecond(var at, var written) ->
          "<!date^" + at.getEpochSecond() + "^{time_secs}|" + written + ">";
    };
  }

  /** What a cleaned text is in the flow of a sentence. */
  static String foreign(String clean) {
    return escaped(clean.replace('`', '\''));
  }

  private static String code(String clean) {
    var inside = foreign(clean);
    return "`" + (inside.isEmpty() ? "?" : inside) + "`";
  }

  private static String mention(String id) {
    if (USER.matcher(id).matches()) {
      return "<@" + id + ">";
    }
    return GROUP.matcher(id).matches() ? "<!subteam^" + id + ">" : code(Cleaned.line(id, MOST_ID));
  }

  private static String link(URI address, String label) {
    var safe = address.toASCIIString().replace("|", "%7C").replace("<", "%3C").replace(">", "%3E");
    return "<" + safe.replace("&", "&amp;") + "|" + escaped(label.replace("|", "/")) + ">";
  }

  private static String lastLines(List<String> lines, int most) {
    var kept = new StringBuilder();
    for (var line : lines.reversed()) {
      var clean = foreign(Cleaned.line(line, most));
      if (kept.length() + clean.length() >= most) {
        break;
      }
      kept.insert(0, clean + "\n");
    }
    return FENCE + "\n" + (kept.isEmpty() ? ELLIPSIS + "\n" : kept) + FENCE;
  }

  private static String firstLines(List<String> lines, int most) {
    var kept = new StringBuilder();
    for (var line : lines) {
      var clean = foreign(Cleaned.line(line, most));
      if (kept.length() + clean.length() >= most) {
        kept.append(ELLIPSIS).append('\n');
        break;
      }
      kept.append(clean).append('\n');
    }
    return FENCE + "\n" + kept + FENCE;
  }

  /** Whole, and letter by letter: they hold no fence, nor what a terminal would act upon. */
  static String commands(String lines) {
    return FENCE + "\n" + escaped(lines) + "\n" + FENCE;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Cuts markup, never inside an escape, a mention or a link. */
  static String cut(String text, int most) {
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
      return words.isBlank() || words.length() == text.length() ? ELLIPSIS : cut(words, most);
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
}
