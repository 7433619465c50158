package rollbackbot.feature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Traits.Stage;
import rollbackbot.incident.Traits.Turn;
import rollbackbot.outside.Variable;
import rollbackbot.release.VariablePatterns;

/** The features of an app that can be switched, and those that an incident has switched off. */
public final class Flags {
  private Flags() {}

  /** The variables that a pattern names, sorted by: on, then recently changed, then name. */
  static List<Flag> matching(
      List<Variable> variables, List<String> patterns, Set<String> changedLately) {
    var names = new VariablePatterns(patterns);
    return variables.stream()
        .filter(variable -> names.fit(variable.name()))
        .map(variable -> Flag.of(variable, changedLately.contains(variable.name())))
        .sorted(
            Comparator.comparing(Flag::isOn)
                .thenComparing(Flag::changedLately)
                .reversed()
                .thenComparing(Flag::name))
        .toList();
  }

  /**
   * The changes that an incident made and that nobody has put back, oldest first; each once,
   * however often its restart was tried.
   */
  public static List<FlagChange> inForce(Incident incident) {
    var changes = new ArrayList<FlagChange>();
    for (var entry : incident.thread()) {
      made(entry.content())
          .ifPresent(change -> {
            changes.removeIf(earlier -> change.undoes(earlier) || change.equals(earlier));
            if (!SwitchWords.isOn(change.to())) {
              changes.add(change);
            }
          });
    }
    return List.copyOf(changes);
  }

  /** Whether a person may have a change put back, as the incident stands. */
  static boolean mayBePutBack(Incident incident, FlagChange change) {
    return isForAPerson(incident) && inForce(incident).contains(change);
  }

  /** Whether a person may have the containers restarted once more, after it led to nothing. */
  static boolean mayBeRestarted(Incident incident, FeatureEntry.SwitchingStopped stopped) {
    return isForAPerson(incident)
        && stopped.changed()
        && incident.thread().reversed().stream()
            .flatMap(entry -> made(entry.content()).stream())
            .filter(change -> change.name().equals(stopped.change().name()))
            .findFirst()
            .filter(stopped.change()::equals)
            .isPresent();
  }

  /** Over, or a question waits: nothing is being done. */
  private static boolean isForAPerson(Incident incident) {
    var state = incident.state();
    return !state.locksTheApp()
        || (state.turn() == Turn.PERSON && state.traits().stage() == Stage.DECIDING);
  }

  /** The change that a message tells of. */
  public static Optional<FlagChange> made(Entry content) {
    return content instanceof FeatureEntry.OfFeature told ? told.made() : Optional.empty();
  }
}
