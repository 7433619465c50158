package rollbackbot.slack.view;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ConversationsFilter;
import com.slack.api.model.block.element.ConversationsSelectElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import java.util.List;

/** The fields of forms. Each field's id is its block's and its element's. */
final class Fields {
  private static final int MOST_OPTIONS = 100;
  private static final int MOST_OPTION = 75;
  private static final int MOST_PLACEHOLDER = 150;
  private static final int MOST_LABEL = 2_000;
  private static final int MOST_WORDS = 3_000;

  /** As long as a version or a sentence gets; longer ones would be cut where they are shown. */
  private static final int MOST_TYPED = 200;

  private Fields() {}

  /** Whether these can be chosen from; if not, one of them is typed. */
  static boolean fitInList(List<String> texts) {
    return !texts.isEmpty()
        && texts.size() <= MOST_OPTIONS
        && texts.stream().allMatch(text -> text.length() <= MOST_OPTION);
  }

  static LayoutBlock words(String markdown) {
    return SectionBlock.builder()
        .text(
            MarkdownTextObject.builder()
                .text(MessageText.cutMarkup(markdown, MOST_WORDS))
                .verbatim(true)
                .build())
        .build();
  }

  static InputBlock text(String id, String label, String placeholder) {
    return field(id, label, typed(id, placeholder));
  }

  static InputBlock optionalText(String id, String label, String placeholder, String hint) {
    return optional(text(id, label, placeholder), hint);
  }

  static InputBlock choice(String id, String label, String placeholder, List<String> texts) {
    var options =
        texts.stream()
            .map(text -> OptionObject.builder().text(plain(text, MOST_OPTION)).value(text).build())
            .toList();
    return field(
        id,
        label,
        StaticSelectElement.builder()
            .actionId(id)
            .placeholder(plain(placeholder, MOST_PLACEHOLDER))
            .options(options)
            .build());
  }

  /** A channel of this workspace alone. */
  static InputBlock channel(String id, String label, String placeholder, String hint) {
    var filter =
        ConversationsFilter.builder()
            .include(List.of("public", "private"))
            .excludeExternalSharedChannels(true)
            .build();
    return optional(
        field(
            id,
            label,
            ConversationsSelectElement.builder()
                .actionId(id)
                .placeholder(plain(placeholder, MOST_PLACEHOLDER))
                .filter(filter)
                .build()),
        hint);
  }

  private static PlainTextInputElement typed(String id, String placeholder) {
    return PlainTextInputElement.builder()
        .actionId(id)
        .maxLength(MOST_TYPED)
        .placeholder(plain(placeholder, MOST_PLACEHOLDER))
        .build();
  }

  private static InputBlock field(String id, String label, BlockElement element) {
    return InputBlock.builder()
        .blockId(id)
        .label(plain(label, MOST_LABEL))
        .element(element)
        .build();
  }

  private static InputBlock optional(InputBlock field, String hint) {
    field.setOptional(true);
    field.setHint(plain(hint, MOST_LABEL));
    return field;
  }

  private static PlainTextObject plain(String text, int most) {
    return PlainTextObject.builder().text(MessageText.plain(text, most)).emoji(true).build();
  }
}
