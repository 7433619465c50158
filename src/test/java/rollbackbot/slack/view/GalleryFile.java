package rollbackbot.slack.view;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollbackbot.text.Language;
import rollbackbot.text.Message;

/**
 * What the sandbox's page {@code /gallery} shows: a line for each view, as Slack gets it in both
 * languages. Made of the examples that the approved texts show.
 */
final class GalleryFile {
  private static final Gson LINES = new GsonBuilder().disableHtmlEscaping().create();

  private GalleryFile() {}

  static String of(Map<Language, Map<String, Message>> galleries) {
    var lines = new TreeMap<String, EnumMap<Language, Message>>();
    galleries.forEach((language, views) ->
        views.forEach((name, view) ->
            lines.computeIfAbsent(name, _ -> new EnumMap<>(Language.class)).put(language, view)));
    return Stream.concat(
            lines.entrySet().stream().map(entry -> line(entry.getKey(), entry.getValue())),
            FormGallery.views(Language.ENGLISH).keySet().stream().sorted().map(GalleryFile::view))
        .map(line -> LINES.toJson(line) + "\n")
        .collect(Collectors.joining());
  }

  /** A form or a Home. */
  private static JsonObject view(String name) {
    var line = new JsonObject();
    line.addProperty("name", name);
    for (var language : Language.values()) {
      var shown = FormGallery.views(language).get(name);
      line.add(language.code(), FormGallery.json(Objects.requireNonNull(shown)));
    }
    return line;
  }

  private static JsonObject line(String name, Map<Language, Message> said) {
    var line = new JsonObject();
    line.addProperty("name", name);
    said.forEach((language, view) -> line.add(language.code(), Json.of(view)));
    return line;
  }
}
