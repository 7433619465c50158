package rollbackbot.slack.blockkit;

import com.slack.api.model.block.composition.ConfirmationDialogObject;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.StaticSelectElement;
import java.util.function.Consumer;
import rollbackbot.text.Cleaned;
import rollbackbot.text.Control;
import rollbackbot.text.Text;

/** Buttons and lists, and the plain texts on them (Slack docs, "Block elements"). */
final class Elements {
  private static final int MOST_LABEL = 75;
  private static final int MOST_QUESTION = 300;

  private Elements() {}

  static BlockElement of(Control control) {
    return switch (control) {
      case Control.Button button -> button(button);
      case Control.Selection selection -> selection(selection);
    };
  }

  private static ButtonElement button(Control.Button button) {
    var element =
        ButtonElement.builder()
            .actionId(button.action())
            .text(plain(button.label(), MOST_LABEL))
            .value(button.value())
            .build();
    style(button.style(), element::setStyle);
    button.confirmation().ifPresent(asked -> element.setConfirm(confirmation(asked)));
    return element;
  }

  private static ConfirmationDialogObject confirmation(Control.Confirmation asked) {
    var dialog =
        ConfirmationDialogObject.builder()
            .title(plain(asked.title(), MOST_LABEL))
            .text(
                MarkdownTextObject.builder()
                    .text(Mrkdwn.cut(Mrkdwn.of(asked.text()), MOST_QUESTION))
                    .build())
            .confirm(plain(asked.yes(), MOST_LABEL))
            .deny(plain(asked.no(), MOST_LABEL))
            .build();
    style(asked.style(), dialog::setStyle);
    return dialog;
  }

  private static void style(Control.Style style, Consumer<String> set) {
    switch (style) {
      case USUAL -> {
        // Slack's own
      }
      case PRIMARY -> set.accept("primary");
      case DANGER -> set.accept("danger");
    }
  }

  private static StaticSelectElement selection(Control.Selection selection) {
    return StaticSelectElement.builder()
        .actionId(selection.action())
        .placeholder(plain(selection.placeholder(), MOST_LABEL))
        .options(
            selection.options().stream()
                .map(option ->
                    OptionObject.builder()
                        .text(plain(option.label(), MOST_LABEL))
                        .value(option.value())
                        .build())
                .toList())
        .build();
  }

  /** Where Slack parses nothing, so that nothing is escaped. */
  static PlainTextObject plain(Text text, int most) {
    return PlainTextObject.builder().text(Cleaned.line(text.plain(), most)).emoji(true).build();
  }
}
