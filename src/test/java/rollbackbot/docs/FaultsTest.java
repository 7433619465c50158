package rollbackbot.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever {@code docs/faults.md} says of a fault is shown by a test that exists. */
class FaultsTest {
  private static final Path TESTS = Path.of("src/test/java");
  private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");

  private final Page faults = Page.of("docs/faults.md");

  @Test
  void everyRowNamesATest() {
    var rows =
        faults
            .text()
            .lines()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| what happens"))
            .filter(line -> !line.startsWith("| ---"));

    assertThat(rows).hasSizeGreaterThan(30).allMatch(row -> NAMED.matcher(row).find());
  }

  /** The ten promises, in their order, each shown by more than one test. */
  @Test
  void whatMustNeverHappenIsShownPointByPoint() {
    var points =
        faults
            .text()
            .lines()
            .filter(line -> line.matches("\\| \\d{1,2}\\. .*"))
            .filter(line -> NAMED.matcher(line).results().count() > 1)
            .map(line -> Integer.valueOf(line.substring(2, line.indexOf('.'))))
            .toList();

    assertThat(points).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
  }

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    var named = NAMED.matcher(faults.text()).results().map(MatchResult::group).distinct().toList();

    try (var files = Files.walk(TESTS)) {
      var sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(named)
          .allSatisfy(test -> assertThat(methods(test, sources.stream())).isNotEmpty());
    }
  }

  /** Where a class of that name has a method of that name. */
  private static Stream<Path> methods(String test, Stream<Path> sources) {
    var parts = NAMED.matcher(test);
    assertThat(parts.matches()).isTrue();
    var method = Pattern.compile("void " + parts.group(2) + "\\(");
    return sources
        .filter(file -> file.getFileName().toString().equals(parts.group(1) + ".java"))
        .filter(file -> method.matcher(read(file)).find());
  }

  private static String read(Path file) {
    return Page.of(file.toString()).text();
  }
}
