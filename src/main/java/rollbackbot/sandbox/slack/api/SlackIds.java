package rollbackbot.sandbox.slack.api;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes ids, the same in each run, and fills in those that blocks lack. */
public final class SlackIds {
  private static final Set<String> WITH_ACTION =
      Set.of("button", "static_select", "overflow", "plain_text_input", "conversations_select");

  private final AtomicInteger last = new AtomicInteger(1_000_000);

  public String next() {
    return Integer.toString(last.incrementAndGet(), Character.MAX_RADIX).toUpperCase(Locale.ROOT);
  }

  public int number() {
    return last.incrementAndGet();
  }

  /** A copy of the blocks in which each block and each control has its id. */
  public ArrayNode complete(ArrayNode blocks) {
    var copy = blocks.deepCopy();
    copy.forEach(this::complete);
    return copy;
  }

  private void complete(JsonNode block) {
    fill(block, "block_id");
    block.path("elements").forEach(this::control);
    control(block.path("accessory"));
    control(block.path("element"));
  }

  private void control(JsonNode element) {
    if (WITH_ACTION.contains(element.path("type").asString(""))) {
      fill(element, "action_id");
    }
  }

  private void fill(JsonNode node, String name) {
    if (node instanceof ObjectNode object && !object.hasNonNull(name)) {
      object.put(name, next());
    }
  }
}
