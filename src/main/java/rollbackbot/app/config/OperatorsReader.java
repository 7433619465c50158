package rollbackbot.app.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import rollbackbot.release.Operators;

/** Reads who may act. Nobody at all is a mistake, never a way to say everybody. */
final class OperatorsReader {
  static final String CURE = "name user groups (S…) or users (U…, W…), or everyone";

  private OperatorsReader() {}

  /** What stands behind {@code operators}; empty when the key is absent, or wrong. */
  static Optional<Operators> read(Section section) {
    if (section.node("operators").isEmpty()) {
      return Optional.empty();
    }
    if (section.node("operators").get() instanceof Node.Items(_, var nodes) && nodes.isEmpty()) {
      section.wrong("operators", "names nobody", CURE);
    }
    return section
        .texts("operators", Rules::operator)
        .flatMap(ids -> of(ids, (wrong, cure) -> section.wrong("operators", wrong, cure)));
  }

  /** What a variable holds, separated by commas. */
  static Optional<Operators> read(String variable, Rule.Problem problem) {
    var ids =
        Arrays.stream(variable.split(",")).map(String::strip).filter(id -> !id.isEmpty()).toList();
    if (ids.isEmpty()) {
      problem.note("names nobody", CURE);
    }
    var right =
        ids.stream().flatMap(id -> Rule.read(id, Rules::operator, problem).stream()).toList();
    return of(right, problem);
  }

  private static Optional<Operators> of(List<String> ids, Rule.Problem problem) {
    if (!ids.contains(Rules.EVERYONE)) {
      return ids.isEmpty()
          ? Optional.empty()
          : Optional.of(new Operators.Listed(ids.stream().distinct().toList()));
    }
    if (ids.size() > 1) {
      problem.note("names everyone and others", "write everyone alone, or leave it out");
    }
    return Optional.of(new Operators.Everyone());
  }
}
