package rollbackbot.slack.blockkit;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ConversationsFilter;
import com.slack.api.model.block.element.ConversationsSelectElement;
import com.slack.api.model.block.element.ExternalSelectElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import java.util.List;
import java.util.Optional;
import rollbackbot.text.Cleaned;
import rollbackbot.text.Form;
import rollbackbot.text.Form.Field;
import rollbackbot.text.Message;
import rollbackbot.text.Text;

/**
 * Forms, as Slack opens them over the conversation, and a person's Home. Each field's id is its
 * block's and its element's.
 */
public final class Views {
  /** Of the title and of each button (Slack docs, "Modals"). */
  private static final int MOST_TITLE = 24;

  private static final int MOST_OPTIONS = 100;
  private static final int MOST_OPTION = 75;
  private static final int MOST_PLACEHOLDER = 150;
  private static final int MOST_LABEL = 2_000;
  private static final int MOST_WORDS = 3_000;

  /** As long as a version or a sentence gets; longer ones would be cut where they are shown. */
  private static final int MOST_TYPED = 200;

  private Views() {}

  public static View home(Message message) {
    return View.builder().type("home").blocks(Blocks.ofHome(message)).build();
  }

  public static View modal(Form form) {
    return View.builder()
        .type("modal")
        .callbackId(form.callback())
        .privateMetadata(FormNotes.write(form.note()))
        .title(ViewTitle.builder().type("plain_text").text(title(form.title())).emoji(true).build())
        .submit(
            ViewSubmit.builder().type("plain_text").text(title(form.submit())).emoji(true).build())
        .close(
            ViewClose.builder().type("plain_text").text(title(form.cancel())).emoji(true).build())
        .blocks(form.fields().stream().map(Views::field).toList())
        .build();
  }

  private static String title(Text text) {
    return Cleaned.line(text.plain(), MOST_TITLE);
  }

  private static LayoutBlock field(Field field) {
    return switch (field) {
      case Field.Words(var text) -> words(text);
      case Field.Typed(var id, var label, var placeholder) ->
          input(id, label, typed(id, placeholder));
      case Field.OptionalTyped(var id, var label, var placeholder, var hint) ->
          optional(input(id, label, typed(id, placeholder)), hint);
      case Field.Offered(var id, var label, var placeholder, var hint) ->
          optional(input(id, label, offered(id, placeholder, Optional.empty())), hint);
      case Field.OneOf of -> input(of.id(), of.label(), oneOf(of));
      case Field.OfChannels(var id, var label, var placeholder, var hint) ->
          optional(input(id, label, channels(id, placeholder)), hint);
    };
  }

  /** Of some, one is chosen; of more than a list may have, Slack asks for what fits. */
  private static BlockElement oneOf(Field.OneOf of) {
    if (of.names().isEmpty()) {
      return typed(of.id(), of.example(), of.chosen());
    }
    return fit(of.names()) ? listed(of) : offered(of.id(), of.placeholder(), of.chosen());
  }

  /** Whether a list may hold them. */
  private static boolean fit(List<String> names) {
    return names.size() <= MOST_OPTIONS
        && names.stream().allMatch(name -> name.length() <= MOST_OPTION);
  }

  private static LayoutBlock words(Text text) {
    return SectionBlock.builder()
        .text(
            MarkdownTextObject.builder()
                .text(Mrkdwn.cut(Mrkdwn.of(text), MOST_WORDS))
                .verbatim(true)
                .build())
        .build();
  }

  private static InputBlock input(String id, Text label, BlockElement element) {
    return InputBlock.builder()
        .blockId(id)
        .label(plain(label, MOST_LABEL))
        .element(element)
        .build();
  }

  private static InputBlock optional(InputBlock field, Text hint) {
    field.setOptional(true);
    field.setHint(plain(hint, MOST_LABEL));
    return field;
  }

  private static PlainTextInputElement typed(String id, Text placeholder) {
    return typed(id, placeholder, Optional.empty());
  }

  private static PlainTextInputElement typed(
      String id, Text placeholder, Optional<String> already) {
    return PlainTextInputElement.builder()
        .actionId(id)
        .maxLength(MOST_TYPED)
        .initialValue(already.orElse(null))
        .placeholder(plain(placeholder, MOST_PLACEHOLDER))
        .build();
  }

  private static StaticSelectElement listed(Field.OneOf of) {
    return StaticSelectElement.builder()
        .actionId(of.id())
        .placeholder(plain(of.placeholder(), MOST_PLACEHOLDER))
        .options(of.names().stream().map(Views::option).toList())
        .initialOption(of.chosen().filter(of.names()::contains).map(Views::option).orElse(null))
        .build();
  }

  private static OptionObject option(String name) {
    return OptionObject.builder().text(plain(Text.foreign(name), MOST_OPTION)).value(name).build();
  }

  private static ExternalSelectElement offered(
      String id, Text placeholder, Optional<String> chosen) {
    return ExternalSelectElement.builder()
        .actionId(id)
        .placeholder(plain(placeholder, MOST_PLACEHOLDER))
        .minQueryLength(0)
        .initialOption(chosen.map(Views::option).orElse(null))
        .build();
  }

  private static ConversationsSelectElement channels(String id, Text placeholder) {
    var filter =
        ConversationsFilter.builder()
            .include(List.of("public", "private"))
            .excludeExternalSharedChannels(true)
            .build();
    return ConversationsSelectElement.builder()
        .actionId(id)
        .placeholder(plain(placeholder, MOST_PLACEHOLDER))
        .filter(filter)
        .build();
  }

  private static PlainTextObject plain(Text text, int most) {
    return Elements.plain(text, most);
  }
}
