package rollbackbot.text;

import java.util.ArrayList;
import java.util.List;
import rollbackbot.text.Message.Part;

/** A message being written. */
public final class Draft {
  private final List<Part> parts = new ArrayList<>();

  /** A heading; its marks mean nothing there. */
  public Draft header(Text text) {
    return add(new Part.Heading(text));
  }

  public Draft section(Text text) {
    return section(text, text);
  }

  /** A paragraph that reads better aloud in other words. */
  public Draft section(Text shown, Text aloud) {
    return add(new Part.Paragraph(shown, aloud));
  }

  public Draft sections(List<Text> texts) {
    texts.forEach(this::section);
    return this;
  }

  /** Lines to be pasted into a shell, which machines find by a name. */
  public Draft commands(String name, String lines) {
    return add(new Part.Commands(name, lines));
  }

  /** A paragraph that machines find by a name. */
  public Draft named(String name, Text text) {
    return add(new Part.Named(name, text));
  }

  /** A small line below. */
  public Draft context(Text text) {
    return add(new Part.Note(text));
  }

  /** A paragraph with a button beside it; it is never cut, so that each can be chosen. */
  public Draft choice(Text text, Control beside) {
    return add(new Part.Choice(text, beside));
  }

  public Draft controls(List<? extends Control> controls) {
    return controls.isEmpty() ? this : add(new Part.Controls(List.copyOf(controls)));
  }

  private Draft add(Part part) {
    parts.add(part);
    return this;
  }

  public Message message() {
    return new Message(parts);
  }
}
