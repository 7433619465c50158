package rollbackbot.sandbox.slack.blockkit;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Whether Slack would take these blocks in a message. Limits as in the SDK's block types and the
 * Block Kit reference; kinds of block that the bot doesn't use are refused as unsupported.
 */
public final class BlockKitCheck {
  private static final int MOST_BLOCKS = 50;

  /** Undocumented: seen at about this many characters over all blocks (bolt-js issue 2509). */
  private static final int MOST_CHARACTERS = 13_200;

  private BlockKitCheck() {}

  /** What is wrong with an array of blocks, in their order; empty if nothing is. */
  public static List<BlockProblem> problemsOf(JsonNode blocks) {
    var problems = new ArrayList<BlockProblem>();
    check(new CheckedNode(blocks, "", problems), MOST_BLOCKS);
    return List.copyOf(problems);
  }

  static void check(CheckedNode blocks, int most) {
    var uniqueness = new UniqueIds();
    for (var block : blocks.items(0, most)) {
      Blocks.block(block);
      uniqueness.check(block);
    }
  }

  /** Whether blocks that are right one by one are too much together. */
  public static boolean tooLong(JsonNode blocks) {
    return blocks.toString().length() > MOST_CHARACTERS;
  }
}
