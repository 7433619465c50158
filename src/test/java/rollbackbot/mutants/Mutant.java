package rollbackbot.mutants;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A way to break the bot.
 *
 * @param name what is broken
 * @param file the source file, below {@code src/main/java}
 * @param text stands once in it, however it is broken into lines
 * @param becomes what stands there then
 * @param fails the test that must fail then: class, {@code #}, method
 */
record Mutant(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String file,
    @JsonProperty(required = true) String text,
    @JsonProperty(required = true) String becomes,
    @JsonProperty(required = true) String fails) {

  static final Path SOURCES = Path.of("src/main/java");

  static List<Mutant> all() {
    try (InputStream list = Mutant.class.getResourceAsStream("/mutants.yml")) {
      return List.of(YAMLMapper.builder().build().readValue(list, Mutant[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String testClass() {
    return fails.substring(0, fails.indexOf('#'));
  }

  String testMethod() {
    return fails.substring(fails.indexOf('#') + 1);
  }

  /** What is changed. */
  Patch patch() {
    return new Patch(SOURCES.resolve(file), text, becomes);
  }

  @Override
  public String toString() {
    return name;
  }
}
