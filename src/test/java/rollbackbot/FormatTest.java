package rollbackbot;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** One automatic style; {@code mvn test -Dtest=FormatTest -Dformat.fix=true} applies it. */
class FormatTest {
  private static final boolean FIX = Boolean.getBoolean("format.fix");

  @Test
  void everySourceFileIsFormatted() throws IOException {
    boolean whole = "true".equals(System.getenv("CI"));
    var known = whole ? FormattedBefore.nothing() : FormattedBefore.read();
    Set<String> seen = ConcurrentHashMap.newKeySet();

    var unformatted =
        sources().parallelStream()
            .filter(file -> !isFormatted(file, known, seen))
            .sorted()
            .toList();
    FormattedBefore.write(seen);

    assertThat(unformatted)
        .as("files to format: run mvn test -Dtest=FormatTest -Dformat.fix=true")
        .isEmpty();
  }

  /** Those that aren't are put right, if that was asked for. */
  private static boolean isFormatted(Path file, FormattedBefore known, Set<String> seen) {
    try {
      var text = Files.readString(file);
      if (!known.contains(text)) {
        var formatted = new Formatter().formatSourceAndFixImports(text);
        if (!formatted.equals(text) && !FIX) {
          return false;
        }
        if (!formatted.equals(text)) {
          Files.writeString(file, formatted);
          text = formatted;
        }
      }
      seen.add(FormattedBefore.digest(text));
      return true;
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
