package rollbackbot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import rollbackbot.text.Language;
import rollbackbot.text.Message;

/**
 * Each message, compared whole with the one that somebody approved, as plain text; {@code mvn test
 * -Dtest=ApprovedViewsTest -Dapprove=true} rewrites them, to be read before they are committed.
 */
class ApprovedViewsTest {
  private static final ApprovedFiles APPROVED = new ApprovedFiles("view");
  private static final Path GALLERY =
      Path.of("src/main/resources/rollbackbot/sandbox/page/gallery.jsonl");

  private final Map<Language, Map<String, Message>> galleries = new EnumMap<>(Language.class);

  ApprovedViewsTest() {
    for (var language : Language.values()) {
      galleries.put(language, Gallery.of(Examples.in(language)));
    }
  }

  @TestFactory
  Stream<DynamicTest> everyMessageIsAsApproved() {
    return shown(Language.ENGLISH).keySet().stream()
        .map(name ->
            DynamicTest.dynamicTest(
                name,
                () -> APPROVED.compare(name, language -> Plain.of(shown(language).get(name)))));
  }

  private Map<String, Message> shown(Language language) {
    return galleries.getOrDefault(language, Map.of());
  }

  /** Everything on one page of the sandbox; written with the rest by {@code -Dapprove=true}. */
  @Test
  void theGalleryOfTheSandboxShowsTheSame() throws IOException {
    var shown = GalleryFile.of(galleries);
    if (Boolean.getBoolean("approve")) {
      Files.writeString(GALLERY, shown);
    }

    assertThat(shown.equals(Files.readString(GALLERY)))
        .as("%s shows the views as they are; approve them anew", GALLERY)
        .isTrue();
  }

  @Test
  void noApprovedFileIsLeftOver() throws IOException {
    APPROVED.holdNothingBut(shown(Language.ENGLISH).keySet());
  }
}
