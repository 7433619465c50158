package rollbackbot.slack.blockkit;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import java.util.ArrayList;
import java.util.List;
import rollbackbot.text.Cleaned;
import rollbackbot.text.Control;
import rollbackbot.text.Message;
import rollbackbot.text.Message.Part;
import rollbackbot.text.Text;

/**
 * A message as blocks for the eye, and the same as text for the ear. Keeps Slack's limits, whatever
 * it is given; buttons are never cut.
 */
public final class Blocks {
  private static final int MOST_HEADER = 150;
  private static final int MOST_SECTION = 3_000;
  private static final int MOST_TEXT = 3_500;
  private static final int MOST_IN_ROW = 25;

  /**
   * What a surface takes.
   *
   * @param blocks how many of them that may be left out
   * @param characters of all of them
   */
  private record Limits(int blocks, int characters) {
    // Slack refuses a message somewhere above 13,000 characters of blocks; lists of versions take
    // up to half of that.
    private static final Limits MESSAGE = new Limits(40, 5_500);

    // 100 blocks, of which buttons are never left out; a view may have 250 kB (Slack docs,
    // "Modals").
    private static final Limits HOME = new Limits(70, 30_000);
  }

  private final List<LayoutBlock> blocks = new ArrayList<>();
  private final StringBuilder spoken = new StringBuilder();
  private final Limits limits;
  private int room;

  private Blocks(Limits limits) {
    this.limits = limits;
    this.room = limits.characters();
  }

  public static Rendered of(Message message) {
    return of(message, Limits.MESSAGE);
  }

  /** The blocks of a Home, which has room for more than a message. */
  static List<LayoutBlock> ofHome(Message message) {
    return of(message, Limits.HOME).blocks();
  }

  private static Rendered of(Message message, Limits limits) {
    var made = new Blocks(limits);
    message.parts().forEach(made::add);
    return new Rendered(
        Mrkdwn.cut(made.spoken.toString().strip(), MOST_TEXT), List.copyOf(made.blocks));
  }

  private void add(Part part) {
    switch (part) {
      case Part.Heading(var text) -> heading(text);
      case Part.Paragraph(var shown, var aloud) -> {
        if (hasRoom()) {
          blocks.add(SectionBlock.builder().text(markdown(shown)).build());
        }
        alsoSay(aloud);
      }
      case Part.Named(var name, var text) -> {
        if (hasRoom()) {
          blocks.add(SectionBlock.builder().blockId(name).text(markdown(text)).build());
        }
        alsoSay(text);
      }
      case Part.Commands(var name, var lines) -> commands(name, Mrkdwn.commands(lines));
      case Part.Note(var text) -> {
        if (hasRoom()) {
          blocks.add(ContextBlock.builder().elements(List.of(markdown(text))).build());
        }
        alsoSay(text);
      }
      case Part.Choice(var text, var beside) -> {
        blocks.add(
            SectionBlock.builder().text(markdown(text)).accessory(Elements.of(beside)).build());
        alsoSay(text);
      }
      case Part.Controls(var controls) -> rows(controls);
    }
  }

  private void heading(Text text) {
    var plain = Cleaned.line(text.plain(), MOST_HEADER);
    blocks.add(
        HeaderBlock.builder()
            .text(PlainTextObject.builder().text(plain).emoji(true).build())
            .build());
    alsoSay(Mrkdwn.foreign(plain));
  }

  private void commands(String name, String fenced) {
    room -= fenced.length();
    var whole = MarkdownTextObject.builder().text(fenced).verbatim(true).build();
    blocks.add(SectionBlock.builder().blockId(name).text(whole).build());
    alsoSay(fenced);
  }

  private void rows(List<Control> controls) {
    for (int from = 0; from < controls.size(); from += MOST_IN_ROW) {
      var row = controls.subList(from, Math.min(controls.size(), from + MOST_IN_ROW));
      blocks.add(ActionsBlock.builder().elements(row.stream().map(Elements::of).toList()).build());
    }
  }

  private boolean hasRoom() {
    return room > MOST_HEADER && blocks.size() < limits.blocks();
  }

  private void alsoSay(Text text) {
    alsoSay(Mrkdwn.of(text));
  }

  private void alsoSay(String text) {
    if (!text.isEmpty()) {
      spoken.append(text).append('\n');
    }
  }

  /** Verbatim: addresses in foreign text don't become links. */
  private MarkdownTextObject markdown(Text text) {
    var cut = Mrkdwn.cut(Mrkdwn.of(text), Math.min(MOST_SECTION, room));
    room -= cut.length();
    return MarkdownTextObject.builder().text(cut).verbatim(true).build();
  }
}
