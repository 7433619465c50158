package rollbackbot;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One automatic style; {@code mvn test -Dtest=FormatTest -Dformat.fix=true} applies it. */
class FormatTest {
  private static final boolean FIX = Boolean.getBoolean("format.fix");

  @Test
  void everySourceFileIsFormatted() throws IOException, FormatterException {
    var unformatted = new ArrayList<Path>();

    for (var file : sources()) {
      var text = Files.readString(file);
      var formatted = new Formatter().formatSourceAndFixImports(text);
      if (!formatted.equals(text)) {
        unformatted.add(file);
        if (FIX) {
          Files.writeString(file, formatted);
        }
      }
    }

    assertThat(FIX ? List.<Path>of() : unformatted)
        .as("files to format: run mvn test -Dtest=FormatTest -Dformat.fix=true")
        .isEmpty();
  }

  private static List<Path> sources() throws IOException {
    try (var files = Files.walk(Path.of("src"))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
