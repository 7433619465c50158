package rollbackbot.words;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import rollbackbot.incident.Input;
import rollbackbot.release.Target;
import rollbackbot.source.CommitId;
import rollbackbot.text.Cleaned;
import rollbackbot.text.Control;
import rollbackbot.text.Control.Style;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;

/** Buttons and lists; each carries the handle of what it was shown for. */
public final class Controls {
  private static final int MOST_OPTIONS = 25;
  private static final int MOST_VERSION = 30;
  private static final int MOST_ALIKE = 20;

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
    var shown = targets.subList(0, Math.min(targets.size(), MOST_OPTIONS));
    var labels = labels(shown, wording, now);
    var options =
        IntStream.range(0, shown.size())
            .mapToObj(
                index -> new Control.Option(labels.get(index), handle.withOption(index).value()))
            .toList();
    return List.of(new Control.Selection(action, wording.say("Choose another version"), options));
  }

  /** What people recognise each by in a list; two that look alike are told apart by the commit. */
  public static List<Text> labels(List<Target> targets, Wording wording, Instant now) {
    var alike = new HashMap<String, Set<CommitId>>();
    for (var target : targets) {
      alike.computeIfAbsent(name(target), _ -> new HashSet<>()).add(target.commit());
    }
    return targets.stream()
        .map(target -> {
          var name = name(target);
          var version =
              alike.getOrDefault(name, Set.of()).size() > 1
                  ? Cleaned.ends(name, MOST_ALIKE) + " (" + target.commit().abbreviated() + ")"
                  : name;
          return label(Text.foreign(version), target, wording, now);
        })
        .toList();
  }

  private static String name(Target target) {
    return Cleaned.ends(target.label(), MOST_VERSION);
  }

  private static Text label(Text version, Target target, Wording wording, Instant now) {
    var dated =
        target
            .deployedAt()
            .map(at -> Text.list(List.of(version, wording.age(at, now))))
            .orElse(version);
    return target.rolledAwayFrom() ? dated.then(wording.say(" ⚠️ rolled back before")) : dated;
  }
}
