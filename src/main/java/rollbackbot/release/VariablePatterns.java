package rollbackbot.release;

import java.util.List;
import java.util.regex.Pattern;

/** Names of variables, as a team describes them: {@code *} stands for any letters. */
public final class VariablePatterns {
  private final List<Pattern> patterns;

  public VariablePatterns(List<String> globs) {
    this.patterns = globs.stream().map(VariablePatterns::pattern).toList();
  }

  /** Whether one of them fits the whole name. */
  public boolean fit(String name) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
  }

  private static Pattern pattern(String glob) {
    var quoted = List.of(glob.split("\\*", -1)).stream().map(Pattern::quote).toList();
    return Pattern.compile(String.join(".*", quoted));
  }
}
