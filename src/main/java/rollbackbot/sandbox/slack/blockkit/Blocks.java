package rollbackbot.sandbox.slack.blockkit;

import java.util.Set;

/** Each kind of block. */
final class Blocks {
  private static final Set<String> TYPES =
      Set.of("section", "header", "context", "actions", "divider", "input", "image", "rich_text");

  private Blocks() {}

  static void block(CheckedNode block) {
    switch (block.typeAmong(TYPES)) {
      case "section" -> section(block);
      case "header" -> header(block);
      case "context" -> context(block);
      case "actions" -> actions(block);
      case "divider" -> block.onlyKnows(Set.of("block_id"));
      case "input" -> input(block);
      case "image" -> image(block);
      case "rich_text" -> RichText.block(block);
      default -> {
        return;
      }
    }
    block.optionalString("block_id", 255);
  }

  private static void section(CheckedNode block) {
    block.onlyKnows(Set.of("block_id", "text", "fields", "accessory", "expand"));
    if (!block.has("text") && !block.has("fields")) {
      block.complain("must define either `text` or `fields`");
    }
    Texts.optional(block, "text", 3000, Texts.PLAIN_OR_MARKED);
    if (block.has("fields")) {
      block
          .at("fields")
          .items(1, 10)
          .forEach(field -> Texts.text(field, 2000, Texts.PLAIN_OR_MARKED));
    }
    if (block.has("accessory")) {
      Elements.element(block.at("accessory"), Elements.ACCESSORY);
    }
    block.optionalFlag("expand");
  }

  private static void header(CheckedNode block) {
    block.onlyKnows(Set.of("block_id", "text"));
    Texts.required(block, "text", 150, Texts.PLAIN);
  }

  private static void context(CheckedNode block) {
    block.onlyKnows(Set.of("block_id", "elements"));
    for (var element : block.requiredItems("elements", 10)) {
      if (element.string("type").equals("image")) {
        Elements.element(element, Set.of("image"));
      } else {
        contextText(element);
      }
    }
  }

  private static void contextText(CheckedNode element) {
    if (!element.typeAmong(Set.of("plain_text", "mrkdwn", "image")).isEmpty()) {
      Texts.text(element, 3000, Texts.PLAIN_OR_MARKED);
    }
  }

  private static void actions(CheckedNode block) {
    block.onlyKnows(Set.of("block_id", "elements"));
    block
        .requiredItems("elements", 25)
        .forEach(element -> Elements.element(element, Elements.CLICKABLE));
  }

  private static void input(CheckedNode block) {
    block.onlyKnows(Set.of("block_id", "label", "element", "hint", "optional", "dispatch_action"));
    Texts.required(block, "label", 2000, Texts.PLAIN);
    Texts.optional(block, "hint", 2000, Texts.PLAIN);
    block.optionalFlag("optional");
    block.optionalFlag("dispatch_action");
    block.needs("element");
    if (block.has("element")) {
      Elements.element(block.at("element"), Elements.INPUT);
    }
  }

  private static void image(CheckedNode block) {
    block.onlyKnows(Set.of("block_id", "image_url", "alt_text", "title"));
    block.requiredString("image_url", 3000);
    block.requiredString("alt_text", 2000);
    Texts.optional(block, "title", 2000, Texts.PLAIN);
  }
}
