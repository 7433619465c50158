package rollbackbot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/** Slack's limits, as its documentation and its SDK's types tell them. */
final class Limits {
  private Limits() {}

  static void check(JsonObject view) {
    assertThat(view.get("text").getAsString()).hasSizeBetween(1, 3_500);
    var blocks = view.getAsJsonArray("blocks");
    assertThat(blocks.size()).isBetween(1, 50);
    assertThat(blocks.toString().length()).isLessThanOrEqualTo(12_000);
    assertThat(actionIds(view)).doesNotHaveDuplicates();
    blocks.forEach(block -> checkBlock(block.getAsJsonObject()));
    Json.objects(blocks).forEach(Limits::checkElement);
  }

  static List<String> actionIds(JsonObject view) {
    return Json.objects(view.get("blocks")).stream()
        .filter(object -> object.has("action_id"))
        .map(object -> object.get("action_id").getAsString())
        .toList();
  }

  private static void checkBlock(JsonObject block) {
    switch (block.get("type").getAsString()) {
      case "header" -> assertThat(textOf(block)).hasSizeBetween(1, 150);
      case "section" -> assertThat(textOf(block)).hasSizeBetween(1, 3_000);
      case "context" -> assertThat(elements(block).size()).isBetween(1, 10);
      case "actions" -> assertThat(elements(block).size()).isBetween(1, 25);
      default -> throw new AssertionError("a block nobody expects: " + block);
    }
  }

  private static void checkElement(JsonObject element) {
    if (isType(element, "mrkdwn")) {
      assertThat(element.get("text").getAsString()).hasSizeBetween(1, 3_000);
    } else if (isType(element, "button")) {
      assertThat(textOf(element)).hasSizeBetween(1, 75);
      assertThat(element.get("value").getAsString()).hasSizeBetween(1, 2_000);
    } else if (isType(element, "static_select")) {
      var options = element.getAsJsonArray("options");
      assertThat(options.size()).isBetween(1, 100);
      options.forEach(option -> checkOption(option.getAsJsonObject()));
    }
  }

  private static void checkOption(JsonObject option) {
    assertThat(textOf(option)).hasSizeBetween(1, 75);
    assertThat(option.get("value").getAsString()).hasSizeBetween(1, 75);
  }

  static boolean isType(JsonObject object, String type) {
    return object.has("type") && object.get("type").getAsString().equals(type);
  }

  private static String textOf(JsonObject object) {
    return object.getAsJsonObject("text").get("text").getAsString();
  }

  private static JsonArray elements(JsonObject block) {
    return block.getAsJsonArray("elements");
  }
}
