package rollbackbot.sandbox.slack.blockkit;

import java.util.List;
import java.util.Set;

/** The options of selects and overflow menus. */
final class Options {
  private Options() {}

  /** A select has options or groups of them, and starts with one of them or with none. */
  static void of(CheckedNode select) {
    if (select.has("options") == select.has("option_groups")) {
      select.complain("must define either `options` or `option_groups`");
      return;
    }
    var options = select.has("options") ? plain(select) : grouped(select);
    if (select.has("initial_option")) {
      var initial = select.at("initial_option");
      option(initial);
      if (options.stream().noneMatch(option -> option.node().equals(initial.node()))) {
        initial.complain("initial_option must be one of the options");
      }
    }
  }

  private static List<CheckedNode> plain(CheckedNode select) {
    var options = select.requiredItems("options", 100);
    options.forEach(Options::option);
    return options;
  }

  private static List<CheckedNode> grouped(CheckedNode select) {
    var groups = select.requiredItems("option_groups", 100);
    groups.forEach(group -> group.onlyKnows(Set.of("label", "options")));
    groups.forEach(group -> Texts.required(group, "label", 75, Texts.PLAIN));
    return groups.stream().flatMap(group -> plain(group).stream()).toList();
  }

  /** An option that isn't one of a list. */
  static void one(CheckedNode option) {
    option(option);
  }

  private static void option(CheckedNode option) {
    option.onlyKnows(Set.of("text", "value", "description"));
    content(option);
  }

  /** Only an overflow menu opens addresses. */
  static void withAddress(CheckedNode option) {
    option.onlyKnows(Set.of("text", "value", "description", "url"));
    option.optionalString("url", 3000);
    content(option);
  }

  private static void content(CheckedNode option) {
    Texts.required(option, "text", 75, Texts.PLAIN);
    option.requiredString("value", 75);
    Texts.optional(option, "description", 75, Texts.PLAIN);
  }
}
