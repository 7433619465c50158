package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.scalingo.api.ScalingoFault;
import rollbackbot.secret.Secret;
import rollbackbot.whole.Effect.Moment;

/**
 * Loses each call of the archive road, of private code, together with the process or alone: one
 * deployment, and it is seen through. Whatever is lost at whichever call and moment is the subject
 * of {@code EveryEffectFailsTest}.
 */
@Tag("whole")
class ArchiveKillTest {
  private static final String APP = PlayedWorld.UNLINKED.name();
  private static final String PLATFORM_APP = PlayedWorld.UNLINKED.platformName();
  private static final Secret TOKEN = new Secret("token-of-the-private-code");

  @TempDir private Path folder;

  /** What is asked of the platform on this road. */
  enum Step {
    ADDRESS("POST /v1/sources"),
    UPLOAD("PUT /v1/sources/.*"),
    DEPLOYMENT("POST /v1/apps/[^/]+/deployments");

    private final String line;

    Step(String line) {
      this.line = line;
    }

    void interrupt(Moment moment, Rehearsal rehearsal, Runnable event) {
      var fault =
          switch (moment) {
            case BEFORE -> new ScalingoFault.LostBefore(event);
            case AFTER -> new ScalingoFault.LostAfter(event);
          };
      rehearsal.scalingo().disturb(1, line, fault);
    }
  }

  record Loss(Step step, Moment moment) {}

  private static final List<Loss> DONE_AND_NOT_HEARD =
      List.of(new Loss(Step.UPLOAD, Moment.AFTER), new Loss(Step.DEPLOYMENT, Moment.AFTER));

  static Stream<Arguments> everyCall() {
    return Stream.of(
        Arguments.of(DONE_AND_NOT_HEARD),
        Arguments.of(Stream.of(Step.values()).map(step -> new Loss(step, Moment.BEFORE)).toList()));
  }

  private Rehearsal prepared() {
    var rehearsal = KillTest.withoutHealthCheck(Rehearsal.prepare(folder));
    rehearsal.world().git().requireLogin("x-access-token", TOKEN);
    return rehearsal.set("GIT_TOKEN", TOKEN.reveal());
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void killedDuringEachCallTheNextProcessGoesOn() throws Exception {
    try (var rehearsal = prepared()) {
      var branches = branches(rehearsal);
      var alice = rehearsal.person(ALICE);
      for (var loss : DONE_AND_NOT_HEARD) {
        boolean isFirst = loss.step() == Step.UPLOAD;
        KillTest.startAndKill(
            rehearsal,
            kill -> loss.step().interrupt(loss.moment(), rehearsal, kill),
            () -> {
              if (isFirst) {
                alice.type(APP + " previous");
                rehearsal.slack().click(ALICE, alice.awaitControl("plan.confirm"));
              }
            });
      }

      try (var _ = KillTest.startIn(rehearsal)) {
        assertEndsWell(rehearsal, branches, DONE_AND_NOT_HEARD.size());
      }
    }
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("everyCall")
  void withoutAnAnswerToEachCallTheBotGoesOn(List<Loss> losses) throws Exception {
    try (var rehearsal = prepared().startBot()) {
      var branches = branches(rehearsal);
      losses.forEach(loss -> loss.step().interrupt(loss.moment(), rehearsal, () -> {}));
      var alice = rehearsal.person(ALICE);

      alice.type(APP + " previous");
      alice.click("plan.confirm");

      assertEndsWell(rehearsal, branches, 0);
    }
  }

  private static Map<String, ?> branches(Rehearsal rehearsal) {
    return Map.copyOf(rehearsal.world().repository(PlayedWorld.UNLINKED).branches());
  }

  private static void assertEndsWell(Rehearsal rehearsal, Map<String, ?> branches, int kills)
      throws Exception {
    rehearsal.person(ALICE).awaitState("succeeded");
    rehearsal.awaitNothingUnsent();

    var commit = rehearsal.world().repository(PlayedWorld.UNLINKED).commitOf("v1.3.0");
    var deployments = rehearsal.scalingo().deploymentsOf(PLATFORM_APP);
    assertThat(deployments).hasSize(3);
    assertThat(deployments.getFirst().gitRef()).contains(commit.value());
    assertThat(branches(rehearsal)).isEqualTo(branches);
    assertThat(rehearsal.boardValue("to")).contains("1.3.0");
    assertThat(rehearsal.boardValue("deployment")).contains(deployments.getFirst().id().value());
    assertThat(rehearsal.thread()).contains("✅ Deployment: Scalingo reports the same commit");
    assertThat(rehearsal.books().actions())
        .containsOnlyOnce("opened", "planned", "confirmed", "deployed", "succeeded")
        .containsAnyOf("deployment-accepted", "deployment-found");
    Ending.assertSaidOnce(rehearsal.slack().messages(), rehearsal.books(), kills);
  }
}
