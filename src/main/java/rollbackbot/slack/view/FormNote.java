package rollbackbot.slack.view;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Arrays;
import java.util.Optional;
import rollbackbot.rollback.PrivateReply;
import rollbackbot.text.Language;

/**
 * What a form brings back with its answers, in Slack's {@code private_metadata}: a submission tells
 * neither where it was opened nor what for. Nothing in it is a secret, or decides anything.
 *
 * @param channel where the person is answered
 * @param value the handle of what the form was opened for; empty if it is about no incident
 * @param expected what is to be typed, where only one text will do
 */
public record FormNote(
    Language language,
    String channel,
    Optional<String> thread,
    String value,
    Optional<String> expected) {
  private static final String LANGUAGE = "language";
  private static final String CHANNEL = "channel";
  private static final String THREAD = "thread";
  private static final String VALUE = "value";
  private static final String EXPECTED = "expected";

  static FormNote of(PrivateReply said, String value, Optional<String> expected) {
    var to = said.to();
    return new FormNote(said.language(), to.channel(), to.thread(), value, expected);
  }

  String write() {
    var json = new JsonObject();
    json.addProperty(LANGUAGE, language.name());
    json.addProperty(CHANNEL, channel);
    thread.ifPresent(text -> json.addProperty(THREAD, text));
    json.addProperty(VALUE, value);
    expected.ifPresent(text -> json.addProperty(EXPECTED, text));
    return json.toString();
  }

  /** What {@link #write} wrote; empty for anything else. */
  public static Optional<FormNote> read(String written) {
    try {
      var json = JsonParser.parseString(written).getAsJsonObject();
      var language = text(json, LANGUAGE).flatMap(FormNote::language);
      var channel = text(json, CHANNEL);
      var value = text(json, VALUE);
      return language.isPresent() && channel.isPresent() && value.isPresent()
          ? Optional.of(
              new FormNote(
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
