package rollbackbot.slack.blockkit;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Arrays;
import java.util.Optional;
import rollbackbot.text.Form;
import rollbackbot.text.Language;

/** What a form brings back with its answers, as Slack's {@code private_metadata} carries it. */
public final class FormNotes {
  private static final String LANGUAGE = "language";
  private static final String CHANNEL = "channel";
  private static final String THREAD = "thread";
  private static final String VALUE = "value";
  private static final String EXPECTED = "expected";

  private FormNotes() {}

  static String write(Form.Note note) {
    var json = new JsonObject();
    json.addProperty(LANGUAGE, note.language().name());
    json.addProperty(CHANNEL, note.channel());
    note.thread().ifPresent(text -> json.addProperty(THREAD, text));
    json.addProperty(VALUE, note.value());
    note.expected().ifPresent(text -> json.addProperty(EXPECTED, text));
    return json.toString();
  }

  /** What {@link #write} wrote; empty for anything else. */
  public static Optional<Form.Note> read(String written) {
    try {
      var json = JsonParser.parseString(written).getAsJsonObject();
      var language = text(json, LANGUAGE).flatMap(FormNotes::language);
      var channel = text(json, CHANNEL);
      var value = text(json, VALUE);
      return language.isPresent() && channel.isPresent() && value.isPresent()
          ? Optional.of(
              new Form.Note(
                  language.get(),
                  channel.get(),
                  text(json, THREAD),
                  value.get(),
                  text(json, EXPECTED)))
          : Optional.empty();
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException notOurs) {
      return Optional.empty();
    }
  }

  private static Optional<Language> language(String name) {
    return Arrays.stream(Language.values()).filter(it -> it.name().equals(name)).findFirst();
  }

  private static Optional<String> text(JsonObject json, String name) {
    return Optional.ofNullable(json.get(name)).map(value -> value.getAsString());
  }
}
