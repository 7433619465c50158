package rollbackbot.slack.view;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import java.util.ArrayList;
import java.util.List;

/**
 * A message being written: blocks for the eye, and the same as text for the ear. Keeps Slack's
 * limits, whatever it is given; buttons are never cut.
 */
final class Message {
  private static final int MOST_HEADER = 150;
  private static final int MOST_SECTION = 3_000;
  private static final int MOST_TEXT = 3_500;
  private static final int MOST_IN_ROW = 25;
  private static final int MOST_BLOCKS = 40;
  // Slack refuses a message somewhere above 13,000 characters of blocks; lists of versions take up
  // to half of that.
  private static final int MOST_SHOWN = 5_500;

  private final List<LayoutBlock> blocks = new ArrayList<>();
  private final StringBuilder spoken = new StringBuilder();
  private int room = MOST_SHOWN;

  /** A heading: foreign text needs no escape there. */
  Message header(String text) {
    var plain = MessageText.plain(text, MOST_HEADER);
    blocks.add(
        HeaderBlock.builder()
            .text(PlainTextObject.builder().text(plain).emoji(true).build())
            .build());
    return alsoSay(MessageText.foreign(plain, MOST_HEADER));
  }

  Message section(String text) {
    return section(text, text);
  }

  /** A paragraph that reads better aloud in other words. */
  Message section(String shown, String aloud) {
    if (hasRoom()) {
      blocks.add(SectionBlock.builder().text(markdown(shown)).build());
    }
    return alsoSay(aloud);
  }

  Message sections(List<String> texts) {
    texts.forEach(this::section);
    return this;
  }

  /** A small line below. */
  Message context(String text) {
    if (hasRoom()) {
      blocks.add(ContextBlock.builder().elements(List.of(markdown(text))).build());
    }
    return alsoSay(text);
  }

  /** A paragraph with a button beside it; it is never cut, so that each can be chosen. */
  Message choice(String text, BlockElement beside) {
    blocks.add(SectionBlock.builder().text(markdown(text)).accessory(beside).build());
    return alsoSay(text);
  }

  Message controls(List<? extends BlockElement> elements) {
    for (int from = 0; from < elements.size(); from += MOST_IN_ROW) {
      var row = elements.subList(from, Math.min(elements.size(), from + MOST_IN_ROW));
      blocks.add(ActionsBlock.builder().elements(List.copyOf(row)).build());
    }
    return this;
  }

  View view() {
    return new View(
        MessageText.cutMarkup(spoken.toString().strip(), MOST_TEXT), List.copyOf(blocks));
  }

  private boolean hasRoom() {
    return room > MOST_HEADER && blocks.size() < MOST_BLOCKS;
  }

  private Message alsoSay(String text) {
    if (!text.isEmpty()) {
      spoken.append(text).append('\n');
    }
    return this;
  }

  /** Verbatim: addresses in foreign text don't become links. */
  private MarkdownTextObject markdown(String text) {
    var cut = MessageText.cutMarkup(text, Math.min(MOST_SECTION, room));
    room -= cut.length();
    return MarkdownTextObject.builder().text(cut).verbatim(true).build();
  }
}
