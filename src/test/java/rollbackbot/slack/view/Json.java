package rollbackbot.slack.view;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.slack.api.util.json.GsonFactory;
import java.util.ArrayList;
import java.util.List;
import rollbackbot.slack.blockkit.Blocks;
import rollbackbot.text.Message;

/** Messages as Slack gets them. */
final class Json {
  private static final Gson SLACK = GsonFactory.createSnakeCase();
  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private Json() {}

  static JsonObject of(Message view) {
    return SLACK.toJsonTree(Blocks.of(view)).getAsJsonObject();
  }

  /** What is read aloud. */
  static String text(Message view) {
    return Blocks.of(view).text();
  }

  static String pretty(Message view) {
    return PRETTY.toJson(of(view)) + "\n";
  }

  /** Every object within, itself included. */
  static List<JsonObject> objects(JsonElement element) {
    var found = new ArrayList<JsonObject>();
    if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(child -> found.addAll(objects(child)));
    } else if (element.isJsonObject()) {
      var object = element.getAsJsonObject();
      found.add(object);
      object.entrySet().forEach(child -> found.addAll(objects(child.getValue())));
    }
    return found;
  }
}
