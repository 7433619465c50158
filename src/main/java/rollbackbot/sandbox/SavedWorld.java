package rollbackbot.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import rollbackbot.sandbox.scalingo.apps.PlatformState;
import rollbackbot.sandbox.slack.messages.SlackMessage;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is saved of a played world for the next run, in a file. The names of its fields, and of
 * those of what it holds, are for good.
 */
record SavedWorld(
    int gitPort, Optional<Scenario> scenario, PlatformState platform, List<SlackMessage> messages) {
  private static final String FILE = "world.json";
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  static SavedWorld of(PlayedWorld world, Optional<Scenario> scenario) {
    return new SavedWorld(
        world.git().port(),
        scenario,
        world.scalingo().state(),
        world.slack().messages().everything());
  }

  /**
   * Reads the file and deletes it: after a kill it would be older than the bot's database, which is
   * worse than a fresh world.
   */
  static Optional<SavedWorld> take(Path folder) {
    var file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      var saved = MAPPER.readValue(Files.readString(file), SavedWorld.class);
      Files.delete(file);
      return Optional.of(saved);
    } catch (IOException e) {
      throw new UncheckedIOException("reading the world saved in " + folder, e);
    }
  }

  /** Writes it under another name first, so that a kill leaves a whole file or none. */
  void write(Path folder) {
    var fresh = folder.resolve(FILE + ".new");
    try {
      Files.writeString(fresh, MAPPER.writeValueAsString(this));
      Files.move(
          fresh,
          folder.resolve(FILE),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("saving the world in " + folder, e);
    }
  }
}
