package rollbackbot.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLinesTest {
  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Logger logger = context.getLogger("some.Logger");

  private String line(Map<String, String> about, Throwable... failure) {
    var event =
        new LoggingEvent(
            "test",
            logger,
            Level.INFO,
            "{} said \"{}\"",
            failure.length == 0 ? null : failure[0],
            new Object[] {"alice", "go"});
    event.setMDCPropertyMap(about);
    return new String(new JsonLines().encode(event), StandardCharsets.UTF_8);
  }

  private static JsonNode read(String line) {
    return JsonMapper.shared().readTree(line);
  }

  @Test
  void lineIsOneObjectWithTheMessageAsItReads() {
    var line = line(Map.of());

    assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
    assertThat(read(line).path("message").asString()).isEqualTo("alice said \"go\"");
    assertThat(read(line).path("level").asString()).isEqualTo("INFO");
    assertThat(read(line).path("logger").asString()).isEqualTo("some.Logger");
    assertThat(read(line).path("timestamp").asString()).matches("\\d{4}-.*Z");
  }

  @Test
  void whatTheLineIsAboutHasFieldsOfItsOwn() {
    var json =
        read(
            line(
                Map.of(
                    "incident", "i-1", "app", "my-app", "step", "Deploying", "requestId", "r-1")));

    assertThat(json.path("incident").asString()).isEqualTo("i-1");
    assertThat(json.path("app").asString()).isEqualTo("my-app");
    assertThat(json.path("step").asString()).isEqualTo("Deploying");
    assertThat(json.path("requestId").asString()).isEqualTo("r-1");
  }

  @Test
  void failureIsToldInTheSameLine() {
    var line = line(Map.of(), new IllegalStateException("gone"));

    assertThat(line).containsOnlyOnce("\n");
    assertThat(read(line).path("error").asString())
        .contains("IllegalStateException: gone", "JsonLinesTest");
  }
}
