package rollbackbot.scalingo;

import java.util.Optional;
import java.util.regex.Pattern;
import rollbackbot.version.OutputVersion;
import rollbackbot.version.VersionLines;

/** Finds {@code > name@1.2.3 script}; the package of this name settles the version. */
public record PackageLines(String settling) implements VersionLines {
  private static final Pattern LINE = Pattern.compile("\\s*> (\\S+)@(\\d[^\\s@]*) \\w+");

  @Override
  public Optional<OutputVersion> in(String line) {
    var found = LINE.matcher(line);
    return found.matches()
        ? Optional.of(new OutputVersion(Optional.of(found.group(1)), found.group(2)))
        : Optional.empty();
  }

  @Override
  public boolean settles(OutputVersion match) {
    return match.packageName().filter(settling::equals).isPresent();
  }
}
