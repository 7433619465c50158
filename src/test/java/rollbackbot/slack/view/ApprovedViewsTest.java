package rollbackbot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import rollbackbot.text.Language;
import rollbackbot.text.Message;

/**
 * Each message, compared whole with the one that somebody approved; {@code mvn test
 * -Dtest=ApprovedViewsTest -Dapprove=true} rewrites them, to be read before they are committed.
 */
class ApprovedViewsTest {
  private static final boolean APPROVE = Boolean.getBoolean("approve");
  private static final Path FILES = Path.of("src/test/resources/rollbackbot/slack/view");

  @TestFactory
  Stream<DynamicTest> everyMessageIsAsApproved() {
    return Stream.of(Language.values())
        .flatMap(language ->
            Gallery.of(Examples.in(language)).entrySet().stream()
                .map(shown ->
                    DynamicTest.dynamicTest(
                        file(shown.getKey(), language),
                        () -> compare(shown.getKey(), language, shown.getValue()))));
  }

  private static void compare(String name, Language language, Message view) throws IOException {
    var path = FILES.resolve(file(name, language));
    var json = Json.pretty(view);
    if (APPROVE) {
      Files.createDirectories(FILES);
      Files.writeString(path, json);
    }

    assertThat(path).exists();
    assertThat(json).isEqualTo(Files.readString(path));
  }

  @Test
  void noApprovedFileIsLeftOver() throws IOException {
    var expected = new TreeSet<String>();
    for (var language : Language.values()) {
      Gallery.of(Examples.in(language))
          .keySet()
          .forEach(name -> expected.add(file(name, language)));
    }

    try (var files = Files.list(FILES)) {
      assertThat(files.map(path -> path.getFileName().toString())).isSubsetOf(expected);
    }
  }

  private static String file(String name, Language language) {
    return name + "." + language.code() + ".json";
  }
}
