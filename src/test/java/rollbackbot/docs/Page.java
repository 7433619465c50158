package rollbackbot.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file of the repository, read by its parts. */
record Page(String text) {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  static Page of(String name) {
    try {
      return new Page(Files.readString(Path.of(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What follows a heading, up to the next one of its level or above. */
  Page section(String heading) {
    int at = text.indexOf("\n" + heading + "\n");
    if (at < 0) {
      throw new AssertionError("no heading " + heading);
    }
    var after = text.substring(at + heading.length() + 2);
    var next = Pattern.compile("(?m)^#{1,%d} ".formatted(heading.indexOf(' '))).matcher(after);
    return new Page(next.find() ? after.substring(0, next.start()) : after);
  }

  /** What stands as code in the first column of the tables. */
  Set<String> namesInTables() {
    return text.lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(0, line.indexOf('|', 1)))
        .flatMap(cell -> groups(CODE, cell))
        .collect(TreeSet::new, Set::add, Set::addAll);
  }

  /** The blocks of code in a language. */
  List<String> blocks(String language) {
    var block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL);
    return groups(block, text).toList();
  }

  /** The targets of the links, as they are written. */
  List<String> links() {
    return groups(Pattern.compile("]\\(([^)\\s]+)\\)"), text).toList();
  }

  private static Stream<String> groups(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1));
  }
}
