package rollbackbot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import rollbackbot.sandbox.slack.api.InstalledApp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The manifest is one that Slack takes, by Slack's own schema. */
class SlackManifestTest {
  private static final Path SCHEMAS = Path.of("src/test/resources/slack/manifest");
  private static final URI SCHEMA =
      URI.create("https://github.com/slackapi/manifest-schema/blob/main/manifest.schema.json");
  private static final String PUBLISHED =
      "https://raw.githubusercontent.com/slackapi/manifest-schema/v0.5.0/schemas/";

  @Test
  void manifestIsValid() throws IOException {
    assertThat(errors(manifest())).isEmpty();
  }

  @Test
  void schemaTakesItsOwnExamplesAndRefusesMistakes() throws IOException {
    var longName = (ObjectNode) manifest();
    ((ObjectNode) longName.path("display_information")).put("name", "x".repeat(36));
    var unknownKey = (ObjectNode) manifest();
    ((ObjectNode) unknownKey.path("settings")).put("socket_mode", true);

    assertThat(errors(read(SCHEMAS.resolve("example.v1.manifest.valid.json")))).isEmpty();
    assertThat(errors(read(SCHEMAS.resolve("example.v2.manifest.valid.json")))).isEmpty();
    assertThat(errors(longName)).isNotEmpty();
    assertThat(errors(unknownKey)).isNotEmpty();
  }

  @Test
  void manifestAsksForWhatThePlayedSlackGrants() throws IOException {
    var scopes =
        manifest().at("/oauth_config/scopes/bot").values().stream()
            .map(scope -> scope.asString())
            .toList();
    var command = manifest().at("/features/slash_commands/0");

    assertThat(scopes).containsExactlyInAnyOrderElementsOf(InstalledApp.example().scopes());
    assertThat(command.path("command").asString()).isEqualTo(InstalledApp.example().command());
    assertThat(command.path("should_escape").asBoolean(true)).isFalse();
    assertThat(manifest().at("/settings/interactivity/request_url").asString())
        .isEqualTo(command.path("url").asString())
        .endsWith("/slack/events");
    assertThat(manifest().at("/settings/event_subscriptions/request_url"))
        .isEqualTo(command.path("url"));
    assertThat(manifest().at("/settings/event_subscriptions/bot_events").values())
        .extracting(JsonNode::asString)
        .containsExactly("app_home_opened");
    assertThat(manifest().at("/features/app_home/home_tab_enabled").asBoolean()).isTrue();
  }

  private static JsonNode manifest() throws IOException {
    return read(Path.of("slack-manifest.yml"));
  }

  private static JsonNode read(Path file) throws IOException {
    return new YAMLMapper().readTree(Files.readString(file));
  }

  private static List<String> errors(JsonNode manifest) throws IOException {
    return validator().validate(SCHEMA, manifest.toString()).getErrors().stream()
        .map(SlackManifestTest::words)
        .toList();
  }

  private static String words(Error error) {
    return error.getInstanceLocation() + ": " + error.getError();
  }

  private static Validator validator() throws IOException {
    var validator =
        new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory()).createValidator();
    for (var name : List.of("manifest.schema.1.0.0.json", "manifest.schema.2.0.0.json")) {
      validator.registerSchema(
          URI.create(PUBLISHED + name), Files.readString(SCHEMAS.resolve(name)));
    }
    validator.registerSchema(SCHEMA, Files.readString(SCHEMAS.resolve("manifest.schema.json")));
    return validator;
  }
}
