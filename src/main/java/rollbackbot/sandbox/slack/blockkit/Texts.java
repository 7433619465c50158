package rollbackbot.sandbox.slack.blockkit;

import java.util.Set;

/** Text objects and the confirmation dialog, which is made of them. */
final class Texts {
  static final Set<String> PLAIN = Set.of("plain_text");
  static final Set<String> PLAIN_OR_MARKED = Set.of("plain_text", "mrkdwn");

  private Texts() {}

  static void required(CheckedNode parent, String name, int max, Set<String> types) {
    parent.needs(name);
    optional(parent, name, max, types);
  }

  static void optional(CheckedNode parent, String name, int max, Set<String> types) {
    if (parent.has(name)) {
      text(parent.at(name), max, types);
    }
  }

  static void text(CheckedNode text, int max, Set<String> types) {
    switch (text.typeAmong(types)) {
      case "plain_text" -> text.onlyKnows(Set.of("text", "emoji"));
      case "mrkdwn" -> text.onlyKnows(Set.of("text", "verbatim"));
      default -> {
        return;
      }
    }
    text.requiredString("text", max);
    text.optionalFlag("emoji");
    text.optionalFlag("verbatim");
  }

  static void confirm(CheckedNode parent) {
    if (!parent.has("confirm")) {
      return;
    }
    var confirm = parent.at("confirm");
    confirm.onlyKnows(Set.of("title", "text", "confirm", "deny", "style"));
    required(confirm, "title", 100, PLAIN);
    required(confirm, "text", 300, PLAIN_OR_MARKED);
    required(confirm, "confirm", 30, PLAIN);
    required(confirm, "deny", 30, PLAIN);
    confirm.optionalOneOf("style", Set.of("primary", "danger"));
  }
}
