package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.CHANNEL;
import static rollbackbot.whole.Rehearsal.soon;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.sandbox.PlayedWorld;

/**
 * The real bot looks by itself, over its own clients, on a clock that leaps; kept over a restart.
 */
@Tag("whole")
class WeeklyCheckTest {
  private static final Duration WEEK = Duration.ofDays(7);

  @TempDir private Path folder;

  @Test
  void whatBrokeWithinAWeekIsToldInOneLineOnce() throws Exception {
    var clock = new LeapingClock();
    try (var rehearsal = Rehearsal.prepare(folder)) {
      rehearsal.set(
          "ROLLBACK_CONFIG",
          """
          operators: [S0OPSTEAM]
          language: fr
          check: weekly
          apps:
            my-app:
              scalingo-app: my-app-prod
              channel: C0INCIDENTS
          """);
      rehearsal.startBot(clock);
      awaitLook(rehearsal, clock);
      rehearsal.stopBot();
      rehearsal.world().repository().deleteTag("v" + PlayedWorld.PREVIOUS);

      rehearsal.startBot(clock);
      clock.leap(WEEK);
      soon().until(() -> said(rehearsal), it -> !it.isEmpty());
      clock.leap(WEEK);
      awaitLook(rehearsal, clock);

      assertThat(said(rehearsal))
          .singleElement()
          .asString()
          .startsWith("*`my-app`*, contrôle hebdomadaire")
          .contains("`v" + PlayedWorld.PREVIOUS + "` n’existe plus")
          .doesNotContain("\n");
      assertThat(rehearsal.newDeployments()).isEmpty();
    }
  }

  /** Until the look of this week is over: the next one is days away. */
  private static void awaitLook(Rehearsal rehearsal, Clock clock) {
    var nextDay = clock.instant().plus(Duration.ofDays(1)).toEpochMilli();
    soon()
        .until(
            () -> rehearsal.books().texts("select app from own_look where due_at > " + nextDay),
            it -> it.equals(List.of(PlayedWorld.APP)));
  }

  private static List<String> said(Rehearsal rehearsal) {
    return rehearsal.slack().messages().in(CHANNEL).stream()
        .map(message -> message.newest().text())
        .filter(text -> text.contains("hebdomadaire"))
        .toList();
  }
}
