package rollbackbot.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import rollbackbot.app.config.Configuration;
import rollbackbot.app.config.ConfigurationReader;
import rollbackbot.app.config.Mistake;
import rollbackbot.app.config.Reading;

/** The README names every setting, and none that isn't there. */
class ConfigurationTablesTest {
  private static final Path ELSEWHERE = Path.of("target", "no-configuration-here");
  private static final String KNOWN = "known keys: ";

  private final Page readme = Page.of("README.md");

  @Test
  void readmeNamesEveryVariableThatIsRead() {
    var environment = new WatchedEnvironment(installation());

    ConfigurationReader.read(environment, ELSEWHERE);

    assertThat(readme.section("### Environment").namesInTables()).isEqualTo(environment.asked);
  }

  @Test
  void readmeNamesEveryKeyOfTheFile() {
    var keys = new TreeSet<String>();

    keys.addAll(knownKeys("operators: everyone\nxxxxxxxxxxxxxxxx: 1\n"));
    keys.addAll(knownKeys("operators: everyone\napps:\n  my-app:\n    xxxxxxxxxxxxxxxx: 1\n"));

    assertThat(readme.section("### rollback.yml").namesInTables()).isEqualTo(keys);
  }

  @Test
  void examplesOfTheReadmeAreAccepted() {
    var examples = readme.blocks("yaml");

    assertThat(examples).hasSizeGreaterThanOrEqualTo(2);
    assertThat(examples).allSatisfy(example -> assertThat(mistakes(example)).isEmpty());
  }

  @Test
  void readmeNamesEveryScopeOfTheManifest() {
    var scopes =
        Page.of("slack-manifest.yml")
            .text()
            .lines()
            .map(String::strip)
            .filter(line -> line.matches("- [a-z.:]+"))
            .map(line -> line.substring(2));

    assertThat(scopes)
        .isNotEmpty()
        .allSatisfy(scope -> assertThat(readme.section("## Rights").text()).contains(scope));
  }

  /** The bot tells the keys that it knows, where it meets one that resembles none. */
  private static Set<String> knownKeys(String yaml) {
    return mistakes(yaml).stream()
        .map(Mistake::cure)
        .filter(cure -> cure.startsWith(KNOWN))
        .flatMap(cure -> Arrays.stream(cure.substring(KNOWN.length()).split(", ")))
        .collect(TreeSet::new, Set::add, Set::addAll);
  }

  private static List<Mistake> mistakes(String yaml) {
    var environment = new HashMap<>(installation());
    environment.remove("ROLLBACK_OPERATORS");
    environment.put("ROLLBACK_CONFIG", yaml);
    return switch (ConfigurationReader.read(environment, ELSEWHERE)) {
      case Reading.Read<Configuration> _ -> List.of();
      case Reading.Mistakes<Configuration>(var mistakes) -> mistakes;
    };
  }

  private static Map<String, String> installation() {
    return Map.of(
        "SLACK_BOT_TOKEN", "xoxb-1-2-abc",
        "SLACK_SIGNING_SECRET", "signing-abc",
        "SCALINGO_API_TOKEN", "tk-us-abc",
        "ROLLBACK_OPERATORS", "S0OPSTEAM");
  }

  /** An environment that remembers what it was asked for. */
  private static final class WatchedEnvironment extends HashMap<String, String> {
    private final transient Set<String> asked = new TreeSet<>();

    WatchedEnvironment(Map<String, String> values) {
      super(values);
    }

    @Override
    public String get(Object name) {
      asked.add(String.valueOf(name));
      return super.get(name);
    }

    @Override
    public String getOrDefault(Object name, String otherwise) {
      asked.add(String.valueOf(name));
      return super.getOrDefault(name, otherwise);
    }
  }
}
