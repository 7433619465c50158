package rollbackbot.sandbox.slack.forms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import rollbackbot.sandbox.slack.messages.PlainText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form, or the bot's Home, as one person has it before them.
 *
 * @param hash changes with each change of the content
 * @param content as the bot sent it, with every id filled in
 * @param root the first form of the stack
 * @param below the form that shows again when this one closes
 * @param errors what is wrong with a field, by its block's id
 * @param trouble what Slack itself says, when the bot didn't take what was submitted
 */
public record ShownView(
    String id,
    String hash,
    String user,
    ObjectNode content,
    String root,
    Optional<String> below,
    Map<String, String> errors,
    Optional<String> trouble) {

  public String callback() {
    return content.path("callback_id").asString("");
  }

  public String title() {
    return content.path("title").path("text").asString("");
  }

  public JsonNode blocks() {
    return content.path("blocks");
  }

  /** Everything that the view says, line by line. */
  public String plainText() {
    return PlainText.of(blocks());
  }

  /** The blocks that are to be filled in. */
  List<JsonNode> inputs() {
    return StreamSupport.stream(blocks().spliterator(), false)
        .filter(block -> block.path("type").asString("").equals("input"))
        .toList();
  }

  /** The name of the element in a field. */
  String elementOf(String block) {
    return inputs().stream()
        .filter(input -> input.path("block_id").asString("").equals(block))
        .map(input -> input.path("element").path("action_id").asString(""))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no field " + block));
  }

  /** A button by what it does. */
  JsonNode requireButton(String actionId) {
    return StreamSupport.stream(blocks().spliterator(), false)
        .flatMap(block -> StreamSupport.stream(block.path("elements").spliterator(), false))
        .filter(element -> element.path("action_id").asString("").equals(actionId))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no button " + actionId));
  }

  boolean hasInput(String block) {
    return inputs().stream().anyMatch(input -> input.path("block_id").asString("").equals(block));
  }

  ShownView saying(String newHash, ObjectNode newContent) {
    return new ShownView(id, newHash, user, newContent, root, below, Map.of(), Optional.empty());
  }

  ShownView with(Map<String, String> newErrors) {
    return new ShownView(
        id, hash, user, content, root, below, Map.copyOf(newErrors), Optional.empty());
  }

  ShownView with(String newTrouble) {
    return new ShownView(id, hash, user, content, root, below, Map.of(), Optional.of(newTrouble));
  }
}
