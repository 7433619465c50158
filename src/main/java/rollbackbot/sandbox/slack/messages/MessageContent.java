package rollbackbot.sandbox.slack.messages;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.sandbox.slack.api.Arguments;
import rollbackbot.sandbox.slack.api.MethodRefused;
import rollbackbot.sandbox.slack.api.SlackIds;
import rollbackbot.sandbox.slack.api.SlackJson;
import rollbackbot.sandbox.slack.blockkit.BlockKitCheck;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a caller wants a message to say; each part may be absent. */
record MessageContent(
    Optional<String> text, Optional<ArrayNode> blocks, Optional<JsonNode> metadata) {
  private static final int MOST_TEXT = 40_000;
  private static final String NO_TEXT_FOR_BLOCKS = "This content can't be displayed.";

  /**
   * @throws MethodRefused for blocks and metadata that Slack would refuse
   */
  static MessageContent of(Arguments arguments) {
    if (arguments.has("attachments") && !arguments.text("attachments").equals(Optional.of("[]"))) {
      throw new IllegalArgumentException("the played Slack has no attachments: use blocks");
    }
    var blocks = arguments.json("blocks", "invalid_blocks_format").map(MessageContent::checked);
    var metadata = arguments.json("metadata", "invalid_metadata_format");
    metadata.ifPresent(MessageContent::checkMetadata);
    var text = arguments.text("text").map(MessageContent::cut);
    return new MessageContent(text, blocks, metadata);
  }

  private static String cut(String text) {
    return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
  }

  private static ArrayNode checked(JsonNode blocks) {
    if (!(blocks instanceof ArrayNode array)) {
      throw MethodRefused.because("invalid_blocks_format");
    }
    var problems = BlockKitCheck.problemsOf(array);
    if (!problems.isEmpty()) {
      throw MethodRefused.invalidBlocks(problems);
    }
    if (BlockKitCheck.tooLong(array)) {
      throw MethodRefused.because("msg_blocks_too_long");
    }
    return array;
  }

  private static void checkMetadata(JsonNode metadata) {
    boolean isEmpty = metadata.isObject() && metadata.isEmpty();
    boolean isComplete =
        !metadata.path("event_type").asString("").isEmpty()
            && metadata.path("event_payload").isObject();
    if (!isEmpty && !isComplete) {
      throw MethodRefused.because("invalid_metadata_format");
    }
  }

  boolean hasBlocks() {
    return blocks.filter(array -> !array.isEmpty()).isPresent();
  }

  /** As a new message; blocks without text get one made of them. */
  Revision asNew(Instant at, SlackIds ids) {
    if (text.isEmpty() && !hasBlocks()) {
      throw MethodRefused.because("no_text");
    }
    var complete = ids.complete(blocks.orElseGet(SlackJson::array));
    return new Revision(at, text.orElseGet(() -> textOf(complete)), complete, metadataToKeep());
  }

  /**
   * In place of an earlier revision (chat.update): text without blocks removes the blocks, metadata
   * stays unless sent, an empty one removes it.
   */
  Revision over(Revision before, Instant at, SlackIds ids) {
    if (text.isEmpty() && blocks.isEmpty()) {
      if (metadata.isEmpty()) {
        throw MethodRefused.because("no_text");
      }
      return new Revision(at, before.text(), before.blocks(), metadataToKeep());
    }
    if (text.isEmpty() && !hasBlocks()) {
      throw MethodRefused.because("no_text");
    }
    var kept = metadata.isPresent() ? metadataToKeep() : before.metadata();
    var complete = ids.complete(blocks.orElseGet(SlackJson::array));
    return new Revision(at, text.orElseGet(() -> textOf(complete)), complete, kept);
  }

  private Optional<ObjectNode> metadataToKeep() {
    return metadata
        .filter(node -> !node.isEmpty())
        .map(ObjectNode.class::cast)
        .map(ObjectNode::deepCopy);
  }

  private static String textOf(ArrayNode blocks) {
    var flattened = PlainText.of(blocks);
    return flattened.isEmpty() ? NO_TEXT_FOR_BLOCKS : flattened;
  }
}
