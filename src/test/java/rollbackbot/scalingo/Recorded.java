package rollbackbot.scalingo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** Answers of the real platform, kept as test resources. */
final class Recorded {
  private static final JsonMapper JSON = JsonMapper.shared();

  private Recorded() {}

  static String text(String name) {
    try (var file = Recorded.class.getResourceAsStream("/scalingo/" + name + ".json")) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ResponseDefinitionBuilder json(int status, String name) {
    return jsonText(status, text(name));
  }

  static ResponseDefinitionBuilder jsonText(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json; charset=utf-8")
        .withBody(body);
  }

  /** A whole answer: status, headers and body. */
  static ResponseDefinitionBuilder whole(String name) {
    var recorded = JSON.readTree(text(name));
    var answer = aResponse().withStatus(recorded.path("status").asInt());
    recorded
        .path("headers")
        .properties()
        .forEach(header -> answer.withHeader(header.getKey(), header.getValue().asString()));
    return answer.withBody(
        recorded.has("json_body")
            ? recorded.path("json_body").toString()
            : recorded.path("body").asString());
  }
}
