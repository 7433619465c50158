package rollbackbot.sandbox.slack.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Blocks as lines of text, for terminals and assertions. */
public final class PlainText {
  private PlainText() {}

  public static String of(Revision revision) {
    return revision.blocks().isEmpty() ? revision.text() : of(revision.blocks());
  }

  public static String of(Iterable<JsonNode> blocks) {
    var lines = new ArrayList<String>();
    blocks.forEach(block -> lines.addAll(linesOf(block)));
    return lines.stream().filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
  }

  private static List<String> linesOf(JsonNode block) {
    return switch (block.path("type").asString("")) {
      case "header" -> List.of(text(block.path("text")));
      case "section" -> section(block);
      case "context" -> List.of(joined(block.path("elements"), " "));
      case "actions" -> List.of(joined(block.path("elements"), " "));
      case "input" -> List.of(text(block.path("label")) + ": " + part(block.path("element")));
      case "image" -> List.of(part(block));
      case "rich_text" -> List.of(leaves(block));
      default -> List.of();
    };
  }

  private static List<String> section(JsonNode block) {
    return List.of(
        text(block.path("text")),
        joined(block.path("fields"), "\n"),
        part(block.path("accessory")));
  }

  private static String joined(JsonNode parts, String separator) {
    return StreamSupport.stream(parts.spliterator(), false)
        .map(PlainText::part)
        .collect(Collectors.joining(separator));
  }

  private static String part(JsonNode part) {
    return switch (part.path("type").asString("")) {
      case "plain_text", "mrkdwn" -> text(part);
      case "button" -> "[" + text(part.path("text")) + "]";
      case "static_select", "conversations_select" -> "[" + text(part.path("placeholder")) + " ▾]";
      case "overflow" -> "[…]";
      case "plain_text_input" -> "[____]";
      case "image" -> "(" + part.path("alt_text").asString("") + ")";
      default -> "";
    };
  }

  private static String leaves(JsonNode node) {
    if (node.path("text").isString()) {
      return node.path("text").asString("");
    }
    return StreamSupport.stream(node.path("elements").spliterator(), false)
        .map(PlainText::leaves)
        .collect(Collectors.joining());
  }

  private static String text(JsonNode text) {
    return text.path("text").asString("");
  }
}
