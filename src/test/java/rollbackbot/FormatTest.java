package rollbackbot;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One automatic style; {@code mvn test -Dtest=FormatTest -Dformat.fix=true} applies it. Looks at
 * what differs from the last commit, and where {@code CI=true} at everything.
 */
class FormatTest {
  private static final boolean FIX = Boolean.getBoolean("format.fix");

  @Test
  void everySourceFileIsFormatted() throws IOException {
    boolean whole = "true".equals(System.getenv("CI"));
    var known = whole ? LastCommit.holdingNothing() : LastCommit.here();

    var unformatted =
        sources().parallelStream().filter(file -> !isFormatted(file, known)).sorted().toList();

    assertThat(unformatted)
        .as("files to format: run mvn test -Dtest=FormatTest -Dformat.fix=true")
        .isEmpty();
  }

  /** Those that aren't are put right, if that was asked for. */
  private static boolean isFormatted(Path file, LastCommit known) {
    try {
      var text = Files.readString(file);
      if (known.holds(text)) {
        return true;
      }
      var formatted = new Formatter().formatSourceAndFixImports(text);
      if (!formatted.equals(text) && FIX) {
        Files.writeString(file, formatted);
      }
      return formatted.equals(text) || FIX;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FormatterException e) {
      throw new IllegalStateException(file.toString(), e);
    }
  }

  private static List<Path> sources() throws IOException {
    try (var files = Files.walk(Path.of("src"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
