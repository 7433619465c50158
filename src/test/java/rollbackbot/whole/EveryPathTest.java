package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;
import static rollbackbot.whole.Rehearsal.soon;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollbackbot.app.config.TreeReader;
import rollbackbot.sandbox.PlayedPerson;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.scalingo.operations.BackgroundWork;
import rollbackbot.tree.DecisionTree;
import rollbackbot.tree.Next;
import rollbackbot.tree.Outcome;
import rollbackbot.tree.Question;

/** Every way through the runbook's tree, from the command to its end, by the real bot over HTTP. */
@Tag("whole")
@Timeout(120)
class EveryPathTest {
  private static final String APP = PlayedWorld.PLATFORM_APP;
  private static final DecisionTree TREE = TreeReader.builtIn();
  private static final Duration SOON = Duration.ofMillis(200);

  @TempDir private Path folder;

  /**
   * A way through the tree.
   *
   * @param clicks the {@code action_id}s, in order
   * @param outcome where they lead
   */
  record Way(List<String> clicks, Outcome outcome) {
    Way after(String click) {
      return new Way(Stream.concat(Stream.of(click), clicks.stream()).toList(), outcome);
    }

    @Override
    public String toString() {
      return String.join(" ", clicks);
    }
  }

  /** Typing the command answers the first question; its other answer is a button of the board. */
  static Stream<Way> ways() {
    return Stream.concat(
        Stream.of(new Way(List.of("incident.close"), Outcome.ALL_GOOD)),
        from(next("problem", "yes")));
  }

  private static Stream<Way> from(Next next) {
    return switch (next) {
      case Next.Ask(var id) -> from(TREE.question(id).orElseThrow());
      case Next.End(var outcome) when outcome == Outcome.DISABLE_FEATURE ->
          Stream.concat(
              Stream.of(new Way(List.of("flag.disable.0"), outcome)),
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

  @ParameterizedTest(name = "{0}")
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("ways")
  void leadsToItsEndAndToNothingElse(Way way) throws Exception {
    try (var rehearsal = Rehearsal.prepare(folder)) {
      for (var work : BackgroundWork.values()) {
        rehearsal.scalingo().takes(work, SOON);
      }
      rehearsal.startBot();
      var alice = rehearsal.person(ALICE);

      alice.type("my-app");
      for (var click : way.clicks()) {
        alice.click(click);
      }
      goOn(alice, way.outcome(), rehearsal);
      rehearsal.awaitNothingUnsent();

      assertThat(Ended.of(rehearsal)).isEqualTo(Ended.by(way.outcome()));
    }
  }

  private static void goOn(PlayedPerson alice, Outcome outcome, Rehearsal rehearsal)
      throws Exception {
    switch (outcome) {
      case ALL_GOOD, DISABLE_FEATURE, ALERT_OWNER -> alice.awaitState("closed");
      case REDEPLOY -> {
        alice.click("plan.confirm");
        alice.awaitState("succeeded");
      }
      case RESTORE_DATABASE -> {
        alice.click("plan.confirm");
        alice.click("database.restore");
        soon().until(() -> rehearsal.slack().views().modal(ALICE).isPresent());
        rehearsal.slack().forms().submit(ALICE, Map.of("app", PlayedWorld.APP));
        alice.awaitState("succeeded");
      }
    }
  }

  /** What there is at the end, of all that the bot may change. */
  record Ended(String feature, int tickets, int restores, int deployments, boolean autoDeploy) {

    static Ended of(Rehearsal rehearsal) {
      return new Ended(
          rehearsal.variable(PlayedWorld.FEATURE),
          rehearsal.world().git().api().issues(PlayedWorld.OWNER, PlayedWorld.APP).size(),
          rehearsal.scalingo().restoresOf(APP, rehearsal.postgres()).size(),
          rehearsal.newDeployments().size(),
          rehearsal.autoDeploy());
    }

    static Ended by(Outcome outcome) {
      return switch (outcome) {
        case ALL_GOOD -> new Ended("true", 0, 0, 0, true);
        case DISABLE_FEATURE -> new Ended("false", 1, 0, 0, true);
        case ALERT_OWNER -> new Ended("true", 1, 0, 0, true);
        case REDEPLOY -> new Ended("true", 0, 0, 1, false);
        case RESTORE_DATABASE -> new Ended("true", 0, 1, 1, false);
      };
    }
  }
}
