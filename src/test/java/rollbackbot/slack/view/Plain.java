package rollbackbot.slack.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import rollbackbot.text.Control;
import rollbackbot.text.Form;
import rollbackbot.text.Form.Field;
import rollbackbot.text.Message;
import rollbackbot.text.Message.Part;
import rollbackbot.text.Text;

/**
 * Messages and forms as plain text, for a person who approves them: all that they are made of, what
 * only a machine reads behind it.
 */
final class Plain {
  private static final String LINE = "\n";

  private Plain() {}

  static String of(Message message) {
    return message.parts().stream().map(Plain::of).collect(Collectors.joining(LINE + LINE));
  }

  static String of(Form form) {
    var lines = new ArrayList<String>();
    lines.add("# " + of(form.title()) + "  " + form.callback());
    lines.add("brings back: " + of(form.note()));
    form.fields().forEach(field -> lines.add(of(field)));
    lines.add("[" + of(form.submit()) + "] [" + of(form.cancel()) + "]");
    return String.join(LINE, lines);
  }

  private static String of(Form.Note note) {
    return String.join(
        " ",
        note.language().code(),
        note.channel(),
        note.thread().orElse("-"),
        note.value().isEmpty() ? "-" : value(note.value()),
        note.expected().orElse("-"));
  }

  private static String of(Part part) {
    return switch (part) {
      case Part.Heading(var text) -> "# " + of(text);
      case Part.Paragraph(var shown, var aloud) when shown.equals(aloud) -> of(shown);
      case Part.Paragraph(var shown, var aloud) ->
          of(shown) + LINE + "  aloud: " + indented(of(aloud));
      case Part.Named(var name, var text) -> name + ": " + of(text);
      case Part.Commands(var name, var lines) -> name + ":" + block(lines.lines().toList());
      case Part.Note(var text) -> "(" + of(text) + ")";
      case Part.Choice(var text, var beside) -> of(text) + LINE + of(beside);
      case Part.Controls(var controls) ->
          controls.stream().map(Plain::of).collect(Collectors.joining(LINE));
    };
  }

  private static String of(Control control) {
    return switch (control) {
      case Control.Button button ->
          "["
              + of(button.label())
              + "]"
              + style(button.style())
              + "  "
              + button.action()
              + " "
              + value(button.value())
              + button.confirmation().map(Plain::of).orElse("");
      case Control.Selection list ->
          "["
              + of(list.placeholder())
              + " ▾]  "
              + list.action()
              + list.options().stream()
                  .map(option -> LINE + "  - " + of(option.label()) + "  " + value(option.value()))
                  .collect(Collectors.joining());
    };
  }

  private static String of(Control.Confirmation asked) {
    return LINE
        + "  asks: "
        + of(asked.title())
        + LINE
        + "    "
        + indented(of(asked.text()))
        + LINE
        + "    ["
        + of(asked.yes())
        + "]"
        + style(asked.style())
        + " ["
        + of(asked.no())
        + "]";
  }

  private static String style(Control.Style style) {
    return switch (style) {
      case USUAL -> "";
      case PRIMARY -> " green";
      case DANGER -> " red";
    };
  }

  /** The incident that all examples are about is no news. */
  private static String value(String handle) {
    return handle.replace(Examples.ID.value(), "incident");
  }

  private static String of(Field field) {
    return switch (field) {
      case Field.Words(var text) -> of(text);
      case Field.Typed(var id, var label, var placeholder) ->
          of(label) + ": ____ (" + of(placeholder) + ")  " + id;
      case Field.OptionalTyped(var id, var label, var placeholder, var hint) ->
          of(label)
              + ": ____ ("
              + of(placeholder)
              + "), or nothing  "
              + id
              + LINE
              + "  "
              + of(hint);
      case Field.Offered(var id, var label, var placeholder, var hint) ->
          of(label)
              + ": [____ ▾] ("
              + of(placeholder)
              + "), or nothing  "
              + id
              + LINE
              + "  "
              + of(hint);
      case Field.OneOf(var id, var label, var placeholder, var names, var example, _) ->
          of(label)
              + ": ["
              + of(placeholder)
              + " ▾] "
              + String.join(", ", names)
              + " (or typed: "
              + of(example)
              + ")  "
              + id;
      case Field.OfChannels(var id, var label, var placeholder, var hint) ->
          of(label) + ": [" + of(placeholder) + " ▾], or nothing  " + id + LINE + "  " + of(hint);
    };
  }

  private static String of(Text text) {
    return text.pieces().stream().map(Plain::of).collect(Collectors.joining());
  }

  private static String of(Text.Piece piece) {
    return switch (piece) {
      case Text.Piece.Own(var words) -> words;
      case Text.Piece.Foreign(var words) -> words;
      case Text.Piece.Unmarked(var words) -> words;
      case Text.Piece.Code(var words) -> "`" + words + "`";
      case Text.Piece.Lines(var lines, _, _) -> block(lines);
      case Text.Piece.Mention(var id) -> "@" + id;
      case Text.Piece.Channel(var id) -> "#" + id;
      case Text.Piece.Link(var address, var label) -> of(label) + " <" + address + ">";
      case Text.Piece.Address(var address) -> "<" + address + ">";
      case Text.Piece.Moment(_, var written) -> "<" + written + ">";
      case Text.Piece.TimeOfDay(_, var written) -> "<" + written + ">";
      case Text.Piece.TimeToTheSecond(_, var written) -> "<" + written + ">";
    };
  }

  private static String block(List<String> lines) {
    return lines.stream().map(line -> LINE + "  | " + line).collect(Collectors.joining());
  }

  private static String indented(String text) {
    return text.replace(LINE, LINE + "    ");
  }
}
