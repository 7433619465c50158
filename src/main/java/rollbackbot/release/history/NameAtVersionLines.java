package rollbackbot.release.history;

import java.util.Optional;
import java.util.regex.Pattern;
import rollbackbot.version.OutputVersion;
import rollbackbot.version.VersionLines;

/**
 * The lines with which npm and pnpm open a script: {@code > name@1.2.3 script}. The version of the
 * package named like the app or its repository settles it; a monorepo tells others too.
 */
public final class NameAtVersionLines implements VersionLines {
  private static final int LONGEST_LINE = 2000;

  /** Colours, also where only the escape character itself was taken away. */
  private static final Pattern COLOUR =
      Pattern.compile("\u001b\\[[0-9;?]{0,20}[A-Za-z]|\u001b|\\[[0-9;]{0,20}m");

  private static final Pattern LINE =
      Pattern.compile(
          "(?:^|\\s)>\\s{1,8}((?:@[A-Za-z0-9._~-]+/)?[A-Za-z0-9._~-]+)@v?(\\d[0-9A-Za-z.+-]{0,99})(?:\\s|$)");

  /** npm 6 tells a dependency's own script by the directory behind it: not the app's version. */
  private static final String DEPENDENCY = "/node_modules/";

  private final PackageNames names;

  public NameAtVersionLines(PackageNames names) {
    this.names = names;
  }

  @Override
  public Optional<OutputVersion> in(String line) {
    if (line.indexOf('@') < 0 || line.length() > LONGEST_LINE) {
      return Optional.empty();
    }
    var plain = COLOUR.matcher(line).replaceAll("");
    var match = LINE.matcher(plain);
    return match.find() && !plain.contains(DEPENDENCY)
        ? Optional.of(new OutputVersion(Optional.of(match.group(1)), match.group(2)))
        : Optional.empty();
  }

  @Override
  public boolean settles(OutputVersion match) {
    return match.packageName().filter(names::hold).isPresent();
  }
}
