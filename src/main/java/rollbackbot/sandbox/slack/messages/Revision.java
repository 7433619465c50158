package rollbackbot.sandbox.slack.messages;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a message said from one moment on.
 *
 * @param blocks empty where the message has none
 */
public record Revision(Instant at, String text, ArrayNode blocks, Optional<ObjectNode> metadata) {

  /** All that a person reads in it, blocks flattened. */
  public String plainText() {
    return PlainText.of(this);
  }
}
