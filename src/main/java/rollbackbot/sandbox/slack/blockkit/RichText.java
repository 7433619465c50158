package rollbackbot.sandbox.slack.blockkit;

import java.util.Set;

/** The rich_text block: which parts may stand in which. */
final class RichText {
  private static final Set<String> PARTS =
      Set.of("rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote");
  private static final Set<String> LEAVES =
      Set.of(
          "text",
          "link",
          "user",
          "usergroup",
          "channel",
          "emoji",
          "date",
          "broadcast",
          "color",
          "team");

  private RichText() {}

  static void block(CheckedNode block) {
    block.onlyKnows(Set.of("block_id", "elements"));
    block.requiredItems("elements", Integer.MAX_VALUE).forEach(RichText::part);
  }

  private static void part(CheckedNode part) {
    var type = part.typeAmong(PARTS);
    if (type.isEmpty()) {
      return;
    }
    if (!part.node().path("elements").isArray()) {
      part.complain("missing required field: elements");
      return;
    }
    for (var element : part.at("elements").items(0, Integer.MAX_VALUE)) {
      if (type.equals("rich_text_list")) {
        element.typeAmong(Set.of("rich_text_section"));
      } else {
        leaf(element);
      }
    }
  }

  private static void leaf(CheckedNode leaf) {
    switch (leaf.typeAmong(LEAVES)) {
      case "text" -> leaf.requiredString("text", Integer.MAX_VALUE - 1);
      case "link" -> leaf.requiredString("url", 3000);
      case "user" -> leaf.needs("user_id");
      case "usergroup" -> leaf.needs("usergroup_id");
      case "channel" -> leaf.needs("channel_id");
      case "emoji" -> leaf.needs("name");
      default -> {
        // the others are rare in a bot's messages: the type is enough
      }
    }
  }
}
