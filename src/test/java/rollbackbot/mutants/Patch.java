package rollbackbot.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A change of one text in one file.
 *
 * @param text stands once in it, however it is broken into lines
 * @param becomes what stands there then
 */
record Patch(Path file, String text, String becomes) {

  /** How often the text stands in the file. */
  long places() {
    return pattern().matcher(whole()).results().count();
  }

  /** The file's text, changed. */
  String changed() {
    return pattern().matcher(whole()).replaceFirst(Matcher.quoteReplacement(becomes));
  }

  private Pattern pattern() {
    return Pattern.compile(
        Arrays.stream(text.strip().split("\\s+"))
            .map(Pattern::quote)
            .collect(Collectors.joining("\\s*")));
  }

  private String whole() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
