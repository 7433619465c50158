package rollbackbot.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What version 1 stored: the names of all variants, and each state and each message of a thread as
 * it was written. With {@code -Dapprove=true} new ones are added; a kept line is never rewritten.
 */
class KeptSamplesTest {
  private static final Path KEPT = Path.of("src/test/resources/rollbackbot/store");
  private static final JsonMapper MAPPER = JsonMapper.shared();

  @Test
  void everyStoredNameIsKept() throws IOException {
    var names = Json.TYPES.stream().flatMap(KeptSamplesTest::names).toList();

    assertThat(names).doesNotHaveDuplicates();
    assertThat(names).containsExactlyInAnyOrderElementsOf(kept("stored-names.txt", names));
  }

  private static Stream<String> names(Class<?> type) {
    return Json.variants(type)
        .map(variant -> type.getSimpleName() + " " + nameIn(Json.write(Samples.of(variant))));
  }

  @ParameterizedTest
  @CsvSource({
    "states-1.jsonl, rollbackbot.incident.State",
    "entries-1.jsonl, rollbackbot.incident.Entry"
  })
  void everyKeptSampleIsReadWithoutLoss(String file, Class<?> type) throws IOException {
    var today = Json.variants(type).map(variant -> Json.write(Samples.of(variant))).toList();

    var samples = kept(file, today);

    for (var sample : samples) {
      var translated = FormatOne.translated(MAPPER.readTree(sample));
      var written = Json.write(Json.read(translated, type));
      assertThat(told(MAPPER.readTree(written))).isEqualTo(told(translated));
    }
    assertThat(samples.stream().map(KeptSamplesTest::nameIn))
        .containsAll(today.stream().map(KeptSamplesTest::nameIn).toList());
  }

  private static String nameIn(String json) {
    return MAPPER.readTree(json).path("is").asString();
  }

  /** What a record didn't have yet is written as null, or as empty. */
  private static JsonNode told(JsonNode json) {
    if (json instanceof ObjectNode object) {
      object.removeIf(value -> value.isNull() || (value.isContainer() && value.isEmpty()));
    }
    json.forEach(KeptSamplesTest::told);
    return json;
  }

  private static List<String> kept(String name, List<String> today) throws IOException {
    var file = KEPT.resolve(name);
    var kept = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
    if (!Boolean.getBoolean("approve")) {
      return kept;
    }
    var known = kept.stream().map(KeptSamplesTest::key).toList();
    var added = today.stream().filter(it -> !known.contains(key(it)));
    var all = Stream.concat(kept.stream(), added).toList();
    Files.write(file, all);
    return all;
  }

  private static String key(String line) {
    return line.startsWith("{") ? nameIn(line) : line;
  }
}
