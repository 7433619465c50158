package rollbackbot.tree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import rollbackbot.app.config.TreeReader;

/** Every way through the runbook's tree, from the command to its end. */
public final class Ways {
  private static final DecisionTree TREE = TreeReader.builtIn();

  /** The feature that is switched off, where one is: the first of those that are offered. */
  public static final String SWITCH_OFF = "flag.disable.0";

  private Ways() {}

  /**
   * One of them.
   *
   * @param clicks the {@code action_id}s, in order
   * @param outcome where they lead
   */
  public record Way(List<String> clicks, Outcome outcome) {
    Way after(String click) {
      return new Way(Stream.concat(Stream.of(click), clicks.stream()).toList(), outcome);
    }

    @Override
    public String toString() {
      return String.join(" ", clicks);
    }
  }

  /** Typing the command answers the first question; its other answer is a button of the board. */
  public static Stream<Way> all() {
    return Stream.concat(
        Stream.of(new Way(List.of("incident.close"), Outcome.ALL_GOOD)),
        from(next("problem", "yes")));
  }

  /** Some of them, on which each button is clicked that any of them has. */
  public static Stream<Way> thatClickEverything() {
    var chosen = new ArrayList<Way>();
    var clicked = new HashSet<String>();
    all()
        .sorted((one, other) -> Integer.compare(other.clicks().size(), one.clicks().size()))
        .filter(way -> !clicked.containsAll(way.clicks()))
        .forEach(way -> {
          chosen.add(way);
          clicked.addAll(way.clicks());
        });
    return chosen.stream();
  }

  private static Stream<Way> from(Next next) {
    return switch (next) {
      case Next.Ask(var id) -> from(TREE.question(id).orElseThrow());
      case Next.End(var outcome) when outcome == Outcome.DISABLE_FEATURE ->
          Stream.concat(
              Stream.of(new Way(List.of(SWITCH_OFF), outcome)),
              from(next("can-disable", "no")).map(way -> way.after("flag.none")));
      case Next.End(var outcome) -> Stream.of(new Way(List.of(), outcome));
    };
  }

  /** Each answer; and, but for the last question, skipping the others. */
  private static Stream<Way> from(Question question) {
    var answers =
        question.choices().stream()
            .flatMap(choice ->
                from(choice.next())
                    .map(way -> way.after("answer." + question.id() + "." + choice.id())));
    return question.id().equals("database")
        ? answers
        : Stream.concat(
            answers,
            from(TREE.question("database").orElseThrow()).map(way -> way.after("plan.now")));
  }

  private static Next next(String question, String choice) {
    return TREE.question(question).flatMap(it -> it.choice(choice)).orElseThrow().next();
  }
}
