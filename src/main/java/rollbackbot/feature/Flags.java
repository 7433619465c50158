package rollbackbot.feature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Incident;
import rollbackbot.outside.Variable;

/** The features of an app that can be switched, and those that an incident has switched off. */
public final class Flags {
  private Flags() {}

  /** The variables that a pattern names, sorted by: on, then recently changed, then name. */
  static List<Flag> matching(
      List<Variable> variables, List<String> patterns, Set<String> changedLately) {
    var names = patterns.stream().map(Flags::pattern).toList();
    return variables.stream()
        .filter(variable -> names.stream().anyMatch(it -> it.matcher(variable.name()).matches()))
        .map(variable -> Flag.of(variable, changedLately.contains(variable.name())))
        .sorted(
            Comparator.comparing(Flag::isOn)
                .thenComparing(Flag::changedLately)
                .reversed()
                .thenComparing(Flag::name))
        .toList();
  }

  private static Pattern pattern(String glob) {
    var parts = glob.split("\\*", -1);
    var quoted = List.of(parts).stream().map(Pattern::quote).toList();
    return Pattern.compile(String.join(".*", quoted));
  }

  /** The changes that an incident made and that nobody has put back, oldest first. */
  public static List<FlagChange> inForce(Incident incident) {
    var changes = new ArrayList<FlagChange>();
    for (var entry : incident.thread()) {
      made(entry.content())
          .ifPresent(change -> {
            changes.removeIf(change::undoes);
            if (!SwitchWords.isOn(change.to())) {
              changes.add(change);
            }
          });
    }
    return List.copyOf(changes);
  }

  /** The change that a message tells of. */
  public static Optional<FlagChange> made(Entry content) {
    return content instanceof FeatureEntry.OfFeature told ? told.made() : Optional.empty();
  }
}
