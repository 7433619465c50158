package rollbackbot.sandbox.slack.blockkit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ids that must not occur twice in one message. */
final class UniqueIds {
  private final Set<String> blockIds = new HashSet<>();
  private final Set<String> actionIds = new HashSet<>();

  void check(CheckedNode block) {
    once(block, "block_id", blockIds);
    elements(block).forEach(element -> once(element, "action_id", actionIds));
  }

  private static List<CheckedNode> elements(CheckedNode block) {
    if (block.node().path("elements").isArray()) {
      return block.at("elements").all();
    }
    return List.of(block.at("accessory"), block.at("element"));
  }

  private static void once(CheckedNode spot, String name, Set<String> seen) {
    if (spot.has(name) && !seen.add(spot.string(name))) {
      spot.at(name).complain("`%s` \"%s\" already exists".formatted(name, spot.string(name)));
    }
  }
}
