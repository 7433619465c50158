package rollbackbot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollbackbot.text.Language;

/** Files that somebody approved, each with something in both languages. */
final class ApprovedFiles {
  private static final boolean APPROVE = Boolean.getBoolean("approve");
  private static final String SUFFIX = ".txt";

  private final Path folder;

  ApprovedFiles(String folder) {
    this.folder = Path.of("src/test/resources/rollbackbot/slack", folder);
  }

  void compare(String name, Function<Language, String> said) throws IOException {
    var path = folder.resolve(name + SUFFIX);
    var text =
        Stream.of(Language.ENGLISH, Language.FRENCH)
            .map(language -> "── " + language.code() + "\n" + said.apply(language) + "\n")
            .collect(Collectors.joining("\n"));
    if (APPROVE) {
      Files.createDirectories(folder);
      Files.writeString(path, text);
    }

    assertThat(path).exists();
    assertThat(text).isEqualTo(Files.readString(path));
  }

  void holdNothingBut(Set<String> names) throws IOException {
    try (var files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .isSubsetOf(names.stream().map(name -> name + SUFFIX).toList());
    }
  }
}
