package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.app.Main;
import tools.jackson.databind.json.JsonMapper;

/** What a machine reads of {@code check}: a log is one of a whole process. */
@Tag("whole")
class CheckProcessTest {
  /** Nothing is there. */
  private static final String NOWHERE = "http://127.0.0.1:9";

  @TempDir private Path folder;

  /** Without the tests' classes, whose logging is another. */
  private static String shippedClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  @Test
  void whatIsToldIsNotMixedWithTheLogThoughNothingAnswers() throws Exception {
    var told = folder.resolve("told.txt");
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                shippedClassPath(),
                Main.class.getName(),
                "check",
                "--json",
                "my-app")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(told.toFile());
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "SLACK_BOT_TOKEN", "xoxb-1",
                "SLACK_SIGNING_SECRET", "0123456789abcdef",
                "SLACK_API_URL", NOWHERE + "/api/",
                "SCALINGO_API_TOKEN", "tk-us-1",
                "SCALINGO_AUTH_URL", NOWHERE,
                "ROLLBACK_OPERATORS", "S0OPS",
                "ROLLBACK_DATA_DIR", folder.resolve("data").toString()));
    var process = builder.start();

    assertThat(process.waitFor()).isEqualTo(1);

    List<String> lines = Files.readAllLines(told);
    assertThat(lines)
        .hasSizeGreaterThan(3)
        .allSatisfy(line -> assertThat(JsonMapper.shared().readTree(line).has("mark")).isTrue());
  }
}
