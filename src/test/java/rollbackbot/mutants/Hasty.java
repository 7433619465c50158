package rollbackbot.mutants;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A hasty variant of asking once, as {@code hasty.yml} tells it.
 *
 * @param foundBy the mishap that must befall the request first for the simulation to find it
 */
record Hasty(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) InModel model,
    @JsonProperty(required = true) InCode code,
    @JsonProperty(value = "found-by", required = true) String foundBy) {

  /**
   * @param moments within which it is refuted
   */
  record InModel(String text, String becomes, int moments) {
    Patch patch() {
      return new Patch(Model.FILE, text, becomes);
    }
  }

  /**
   * @param file the source file, below {@code src/main/java}
   */
  record InCode(String file, String text, String becomes) {
    Patch patch() {
      return new Patch(Mutant.SOURCES.resolve(Path.of(file)), text, becomes);
    }
  }

  static List<Hasty> all() {
    try (InputStream list = Hasty.class.getResourceAsStream("/hasty.yml")) {
      return List.of(YAMLMapper.builder().build().readValue(list, Hasty[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
