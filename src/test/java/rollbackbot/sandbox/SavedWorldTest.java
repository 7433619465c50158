package rollbackbot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What earlier versions left in the folder of {@code --data}. */
class SavedWorldTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir private Path folder;

  @Test
  void ofTheVersionBeforeIsReadAndWrittenAlike() throws IOException {
    var file = folder.resolve("world.json");
    var before = sample();
    Files.writeString(file, before);

    SavedWorld.take(folder).orElseThrow().write(folder);

    assertThat(read(Files.readString(file))).isEqualTo(read(before));
  }

  @Test
  void isGoneFromTheFolderOnceTaken() throws IOException {
    Files.writeString(folder.resolve("world.json"), sample());
    SavedWorld.take(folder);

    assertThat(SavedWorld.take(folder)).isEmpty();
  }

  private static String sample() throws IOException {
    try (var stream = SavedWorldTest.class.getResourceAsStream("world-saved-before-rooms.json")) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static JsonNode read(String json) {
    return JSON.readTree(json);
  }
}
