package rollbackbot.words;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import rollbackbot.incident.Input;
import rollbackbot.release.Target;
import rollbackbot.text.Control;
import rollbackbot.text.Control.Style;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;

/** Buttons and lists; each carries the handle of what it was shown for. */
public final class Controls {
  private static final int MOST_OPTIONS = 25;
  private static final int MOST_VERSION = 40;

  private Controls() {}

  public static Control.Button button(String action, Text label, Input.Handle handle) {
    return button(action, label, handle, Style.USUAL);
  }

  public static Control.Button primary(String action, Text label, Input.Handle handle) {
    return button(action, label, handle, Style.PRIMARY);
  }

  public static Control.Button danger(String action, Text label, Input.Handle handle) {
    return button(action, label, handle, Style.DANGER);
  }

  private static Control.Button button(
      String action, Text label, Input.Handle handle, Style style) {
    return new Control.Button(action, label, handle.value(), style, Optional.empty());
  }

  /** Asks once more before the click counts. */
  public static Control.Button confirmed(
      Control.Button button, Text title, Text text, Text yes, Text no) {
    return button.confirmedBy(new Control.Confirmation(title, text, yes, no, Style.USUAL));
  }

  /** The same, with a red button to say yes. */
  public static Control.Button dangerousOnceMore(
      Control.Button button, Text title, Text text, Text yes, Text no) {
    return button.confirmedBy(new Control.Confirmation(title, text, yes, no, Style.DANGER));
  }

  /** Other versions to choose from; nothing where there are none. */
  public static List<Control> versions(
      String action, List<Target> targets, Input.Handle handle, Wording wording, Instant now) {
    if (targets.isEmpty()) {
      return List.of();
    }
    var options =
        IntStream.range(0, Math.min(targets.size(), MOST_OPTIONS))
            .mapToObj(index ->
                new Control.Option(
                    label(targets.get(index), wording, now), handle.withOption(index).value()))
            .toList();
    return List.of(new Control.Selection(action, wording.say("Choose another version"), options));
  }

  /** What people recognise it by in a list. */
  public static Text label(Target target, Wording wording, Instant now) {
    var version = Text.foreign(target.label(), MOST_VERSION);
    var dated =
        target
            .deployedAt()
            .map(at -> Text.list(List.of(version, wording.age(at, now))))
            .orElse(version);
    return target.rolledAwayFrom() ? dated.then(wording.say(" ⚠️ rolled back before")) : dated;
  }
}
