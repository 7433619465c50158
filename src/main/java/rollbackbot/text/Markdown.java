package rollbackbot.text;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** A text as Markdown, for a file or a ticket outside Slack. */
public final class Markdown {
  private static final Pattern SIGN = Pattern.compile("[\\\\`*_\\[\\]#|~@]");

  private Markdown() {}

  public static String of(Text text) {
    var markdown = new StringBuilder();
    text.pieces().forEach(piece -> markdown.append(of(piece)));
    return markdown.toString();
  }

  private static String of(Text.Piece piece) {
    return switch (piece) {
      case Text.Piece.Own(var words) -> words;
      case Text.Piece.Foreign(var words) -> escaped(words.replace('`', '\''));
      case Text.Piece.Unmarked(var words) -> SIGN.matcher(escaped(words)).replaceAll("\\\\$0");
      case Text.Piece.Code(var words) -> code(words);
      case Text.Piece.Lines(var lines, _, _) -> block(lines);
      case Text.Piece.Mention(var id) -> code(id);
      case Text.Piece.Channel(var id) -> code(id);
      case Text.Piece.Link(URI address, var label) -> "[" + of(label) + "](" + address + ")";
      case Text.Piece.Address(var address) -> address.toASCIIString();
      case Text.Piece.Moment(_, var written) -> written;
      case Text.Piece.TimeOfDay(_, var written) -> written;
      case Text.Piece.TimeToTheSecond(_, var written) -> written;
    };
  }

  private static String code(String words) {
    var inside = escaped(words.replace('`', '\''));
    return "`" + (inside.isEmpty() ? "?" : inside) + "`";
  }

  private static String block(List<String> lines) {
    return "```\n" + String.join("\n", lines).replace("```", "'''") + "\n```";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
