package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;
import static rollbackbot.whole.Rehearsal.soon;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollbackbot.sandbox.PlayedPerson;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.scalingo.operations.BackgroundWork;
import rollbackbot.tree.Outcome;
import rollbackbot.tree.Ways;
import rollbackbot.tree.Ways.Way;

/**
 * Ways through the runbook's tree, from the command to their ends, by the real bot over HTTP: with
 * each button, and to each end. That every way leads to its end is the subject of {@code
 * EveryWayTest}.
 */
@Tag("whole")
class EveryPathTest {
  private static final String APP = PlayedWorld.PLATFORM_APP;
  private static final Duration SOON = Duration.ofMillis(200);

  @TempDir private Path folder;

  static Stream<Way> ways() {
    return Ways.thatClickEverything();
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
