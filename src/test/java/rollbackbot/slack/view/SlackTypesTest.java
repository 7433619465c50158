package rollbackbot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import rollbackbot.text.Language;

/** Every message, form and Home is one by Slack's own types. */
class SlackTypesTest {
  private static final Path FILE =
      Path.of("src/test/resources/slack/block-kit/surfaces.schema.json");
  private static final URI SCHEMA = URI.create("https://rollbackbot.example/surfaces.schema.json");

  private final Validator validator;

  SlackTypesTest() throws IOException {
    validator =
        new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory()).createValidator();
    validator.registerSchema(SCHEMA, Files.readString(FILE));
  }

  private boolean isValid(String surface, JsonElement content) {
    var whole = new JsonObject();
    whole.add(surface, content);
    return validator.validate(SCHEMA, whole.toString()).isValid();
  }

  private static JsonObject blocksOf(JsonObject message) {
    var only = new JsonObject();
    only.add("blocks", message.get("blocks"));
    return only;
  }

  @ParameterizedTest
  @EnumSource
  void everyMessageIsOne(Language language) {
    var messages = Gallery.of(Examples.in(language));

    assertThat(messages).hasSizeGreaterThan(300);
    assertThat(messages.entrySet())
        .filteredOn(view -> !isValid("message", blocksOf(Json.of(view.getValue()))))
        .extracting(Map.Entry::getKey)
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyFormAndEveryHomeIsOne(Language language) {
    var views = new LinkedHashMap<String, JsonObject>();
    FormGallery.views(language).forEach((name, view) -> views.put(name, FormGallery.json(view)));

    assertThat(views).hasSizeGreaterThan(10);
    assertThat(views.entrySet())
        .filteredOn(view -> !isValid(view.getValue().get("type").getAsString(), view.getValue()))
        .extracting(Map.Entry::getKey)
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type": "section", "text": {"type": "mrkdwn", "text": "yes"}} | true
          {"type": "section", "text": {"type": "markdown", "text": "no"}} | false
          {"type": "section", "text": "no"} | false
          {"type": "section", "text": {"type": "mrkdwn", "text": "no"}, "colour": "red"} | false
          {"type": "actions", "elements": [{"type": "button", "action_id": "a"}]} | false
          {"type": "chart"} | false
          """)
  void schemaTellsRightFromWrong(String block, boolean isRight) {
    var message = JsonParser.parseString("{\"blocks\": [" + block + "]}");

    assertThat(isValid("message", message)).isEqualTo(isRight);
  }

  @Test
  void schemaKnowsTheLengthsThatTheTypesTell() {
    var button =
        "{\"blocks\": [{\"type\": \"actions\", \"elements\": [{\"type\": \"button\","
            + " \"action_id\": \"%s\", \"text\": {\"type\": \"plain_text\", \"text\": \"a\"}}]}]}";

    assertThat(isValid("message", JsonParser.parseString(button.formatted("a".repeat(255)))))
        .isTrue();
    assertThat(isValid("message", JsonParser.parseString(button.formatted("a".repeat(256)))))
        .isFalse();
  }
}
