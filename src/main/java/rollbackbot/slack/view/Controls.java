package rollbackbot.slack.view;

import com.slack.api.model.block.composition.ConfirmationDialogObject;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.StaticSelectElement;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import rollbackbot.release.Target;
import rollbackbot.rollback.Input;

/** Buttons and lists; each carries the handle of what it was shown for. */
final class Controls {
  private static final int MOST_LABEL = 75;
  private static final int MOST_OPTIONS = 25;
  private static final int MOST_VERSION = 40;

  private Controls() {}

  static ButtonElement button(String action, String label, Input.Handle handle) {
    return ButtonElement.builder()
        .actionId(action)
        .text(plain(label))
        .value(handle.value())
        .build();
  }

  static ButtonElement primary(String action, String label, Input.Handle handle) {
    return styled(button(action, label, handle), "primary");
  }

  static ButtonElement danger(String action, String label, Input.Handle handle) {
    return styled(button(action, label, handle), "danger");
  }

  /** The dialog's own button is red, too. */
  static ButtonElement dangerousOnceMore(ButtonElement confirmed) {
    confirmed.getConfirm().setStyle("danger");
    return confirmed;
  }

  private static ButtonElement styled(ButtonElement button, String style) {
    button.setStyle(style);
    return button;
  }

  /** Asks once more before the click counts; the texts are markup already. */
  static ButtonElement confirmed(
      ButtonElement button, String title, String text, String yes, String no) {
    button.setConfirm(
        ConfirmationDialogObject.builder()
            .title(plain(title))
            .text(MarkdownTextObject.builder().text(MessageText.cutMarkup(text, 300)).build())
            .confirm(plain(yes))
            .deny(plain(no))
            .build());
    return button;
  }

  /** Other versions to choose from; nothing where there are none. */
  static List<StaticSelectElement> versions(
      String action, List<Target> targets, Input.Handle handle, Wording wording, Instant now) {
    if (targets.isEmpty()) {
      return List.of();
    }
    var options =
        IntStream.range(0, Math.min(targets.size(), MOST_OPTIONS))
            .mapToObj(index ->
                OptionObject.builder()
                    .text(plain(label(targets.get(index), wording, now)))
                    .value(handle.withOption(index).value())
                    .build())
            .toList();
    return List.of(
        StaticSelectElement.builder()
            .actionId(action)
            .placeholder(plain(wording.say("Choose another version")))
            .options(options)
            .build());
  }

  private static String label(Target target, Wording wording, Instant now) {
    var version = MessageText.plain(target.label(), MOST_VERSION);
    var age = target.deployedAt().map(at -> ", " + wording.age(at, now)).orElse("");
    var mark = target.rolledAwayFrom() ? wording.say(" ⚠️ rolled back before") : "";
    return version + age + mark;
  }

  private static PlainTextObject plain(String text) {
    return PlainTextObject.builder().text(MessageText.plain(text, MOST_LABEL)).emoji(true).build();
  }
}
