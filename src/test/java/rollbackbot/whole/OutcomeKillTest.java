package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Effect.Moment.AFTER;
import static rollbackbot.whole.Effect.Moment.BEFORE;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rollbackbot.postgres.OnPostgres;
import rollbackbot.postgres.PostgresServer;
import rollbackbot.sandbox.scalingo.operations.BackgroundWork;
import rollbackbot.whole.Course.Loss;
import rollbackbot.whole.KillTest.Way;

/**
 * Loses each call of an outcome beyond the plain rollback, together with the process or alone: what
 * was confirmed happens once, and is seen through.
 */
@Tag("whole")
@ExtendWith(OnPostgres.class)
class OutcomeKillTest {
  private static final Duration BRIEF = Duration.ofMillis(300);

  /** Long enough for the next process to find the platform at it. */
  private static final Duration LONG = Duration.ofSeconds(15);

  @TempDir private Path folder;

  enum Goal {
    FEATURE_OFF,
    DATABASE_BACK;

    Course in(Rehearsal rehearsal) {
      return switch (this) {
        case FEATURE_OFF -> new Course.FeatureOff(rehearsal);
        case DATABASE_BACK -> new Course.DatabaseBack(rehearsal);
      };
    }
  }

  /**
   * Each call once, and each store: whatever is lost at whichever call and moment, and whoever dies
   * of it, is the subject of {@code EveryEffectFailsTest}.
   */
  static Stream<Arguments> everyCall() {
    return Stream.of(
        Arguments.of(Goal.DATABASE_BACK, backupAndRestore(BEFORE, AFTER), Way.POSTGRES_AND_HTTP),
        Arguments.of(
            Goal.FEATURE_OFF, variableRestartAndTicket(AFTER, BEFORE, AFTER), Way.SQLITE_AND_HTTP));
  }

  /** The other moment of each call. */
  static Stream<Arguments> everyCallAtItsOtherMoment() {
    return Stream.of(
        Arguments.of(Goal.DATABASE_BACK, backupAndRestore(AFTER, BEFORE)),
        Arguments.of(Goal.FEATURE_OFF, variableRestartAndTicket(BEFORE, AFTER, BEFORE)));
  }

  private static List<Loss> backupAndRestore(Effect.Moment backup, Effect.Moment restore) {
    return List.of(new Loss(Effect.BACKUP, backup), new Loss(Effect.RESTORE, restore));
  }

  private static List<Loss> variableRestartAndTicket(
      Effect.Moment variable, Effect.Moment restart, Effect.Moment ticket) {
    return List.of(
        new Loss(Effect.VARIABLE, variable),
        new Loss(Effect.RESTART, restart),
        new Loss(Effect.TICKET, ticket));
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("everyCall")
  void killedDuringEachCallThatChangesSomethingTheNextProcessGoesOn(
      Goal goal, List<Loss> losses, Way way, PostgresServer server) throws Exception {
    killAtEach(losses, goal, way.prepare(folder, server));
  }

  /** Each loss takes the process with it, and the next one meets the next. */
  private static void killAtEach(List<Loss> losses, Goal goal, Rehearsal prepared)
      throws Exception {
    try (var rehearsal = prepared) {
      allTake(BRIEF, rehearsal);
      rehearsal.scalingo().takes(BackgroundWork.RESTORE, LONG);
      var course = goal.in(rehearsal);
      for (var loss : losses) {
        KillTest.startAndKill(
            rehearsal,
            kill -> loss.effect().interrupt(loss.moment(), rehearsal.place(), kill),
            () -> course.leadTo(loss.effect()));
      }

      try (var _ = KillTest.startIn(rehearsal)) {
        assertEndsWell(rehearsal, course, losses, losses.size());
      }
    }
  }

  private static void allTake(Duration time, Rehearsal rehearsal) {
    for (var work : BackgroundWork.values()) {
      rehearsal.scalingo().takes(work, time);
    }
  }

  /**
   * In this process, whose clients see a connection end. At whichever call it happens, {@code
   * EveryEffectFailsTest} says.
   */
  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("everyCallAtItsOtherMoment")
  void withoutAnAnswerToAnyCallThatChangesSomethingTheBotGoesOn(Goal goal, List<Loss> losses)
      throws Exception {
    try (var rehearsal = Rehearsal.startWhereRequestsAreLost(folder)) {
      allTake(BRIEF, rehearsal);
      var course = goal.in(rehearsal);
      for (var loss : losses) {
        loss.effect().interrupt(loss.moment(), rehearsal.place(), () -> {});
        course.leadTo(loss.effect());
      }

      assertEndsWell(rehearsal, course, losses, 0);
    }
  }

  private static void assertEndsWell(
      Rehearsal rehearsal, Course course, List<Loss> losses, int kills) throws Exception {
    course.finish();
    rehearsal.awaitNothingUnsent();

    course.assertEnd(losses);
    assertThat(course.effects())
        .allSatisfy(effect -> {
          var asked =
              assertThat(effect.asked(rehearsal.place())).as("how often %s was asked for", effect);
          if (effect.mayBeRepeated()) {
            asked.isGreaterThanOrEqualTo(1 + repetitions(effect, losses));
          } else {
            asked.isEqualTo(1 + repetitions(effect, losses));
          }
        });
    Ending.assertSaidOnce(rehearsal.slack().messages(), rehearsal.books(), kills);
  }

  private static long repetitions(Effect effect, List<Loss> losses) {
    return losses.stream().filter(loss -> loss.effect() == effect && loss.isRepeated()).count();
  }
}
