package rollbackbot.text;

import java.util.List;

/** A message as data: what it says and offers, not how any place shows it. */
public record Message(List<Part> parts) {
  public Message {
    parts = List.copyOf(parts);
  }

  public sealed interface Part {
    record Heading(Text text) implements Part {}

    /**
     * A paragraph.
     *
     * @param aloud the same as it reads better where it is read out
     */
    record Paragraph(Text shown, Text aloud) implements Part {}

    /**
     * Lines to be pasted into a shell: shown whole, and as they are.
     *
     * @param name by which machines find them
     */
    record Commands(String name, String lines) implements Part {}

    /**
     * A paragraph that machines find.
     *
     * @param name by which
     */
    record Named(String name, Text text) implements Part {}

    /** A small line. */
    record Note(Text text) implements Part {}

    /** A paragraph with a button beside it. */
    record Choice(Text text, Control beside) implements Part {}

    /** Buttons and lists in a row. */
    record Controls(List<Control> controls) implements Part {
      public Controls {
        controls = List.copyOf(controls);
      }
    }
  }
}
