package rollbackbot.text;

import java.util.List;
import java.util.Optional;

/** Something to click. Its action is a public name; its value comes back with the click. */
public sealed interface Control {

  /**
   * A button.
   *
   * @param confirmation what is asked once more before the click counts
   */
  record Button(
      String action, Text label, String value, Style style, Optional<Confirmation> confirmation)
      implements Control {

    public Button confirmedBy(Confirmation asked) {
      return new Button(action, label, value, style, Optional.of(asked));
    }
  }

  /** A list to choose from. */
  record Selection(String action, Text placeholder, List<Option> options) implements Control {
    public Selection {
      options = List.copyOf(options);
    }
  }

  record Option(Text label, String value) {}

  record Confirmation(Text title, Text text, Text yes, Text no, Style style) {}

  /** How much a click weighs. */
  enum Style {
    USUAL,
    /** What is usually right here. */
    PRIMARY,
    /** What can't be taken back. */
    DANGER
  }
}
