package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;
import static rollbackbot.whole.Rehearsal.soon;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.Speed;
import rollbackbot.sandbox.Switch;
import rollbackbot.sandbox.Switches;

/** Apps that don't stand still, in conversations over HTTP. */
@Tag("whole")
class NotRunningTest {
  @TempDir private Path folder;

  private static Switches switches(Rehearsal rehearsal) {
    return new Switches(rehearsal.world(), Speed.HURRIED);
  }

  @ParameterizedTest
  @CsvSource({
    "APP_CRASHED, the app has crashed",
    "APP_SCALING, the app is being scaled",
    "NO_CONTAINERS, the app has no containers",
  })
  void thePlanTellsHowTheAppIs(Switch which, String words) throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      switches(rehearsal).turn(which, true);
      var alice = rehearsal.person(ALICE);

      alice.type("my-app previous");
      alice.awaitState("planned");
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.thread()).contains("*Risk, to be checked:* " + words);
    }
  }

  @Test
  void theDeploymentOfAnAppThatIsBeingScaledWaitsForTheEndOfThat() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var switches = switches(rehearsal);
      switches.turn(Switch.APP_SCALING, true);
      var alice = rehearsal.person(ALICE);

      alice.type("my-app previous");
      alice.click("plan.confirm");
      soon().until(() -> rehearsal.board().plainText().contains("accepts no deployment"));
      assertThat(rehearsal.newDeployments()).isEmpty();
      switches.turn(Switch.APP_SCALING, false);
      alice.awaitState("succeeded");
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.newDeployments()).hasSize(1);
      assertThat(rehearsal.scalingo().calls())
          .filteredOn(call -> call.path().endsWith("/manual_deploy"))
          .hasSize(2);
    }
  }

  @Test
  void anAppThatHasCrashedRunsAgainWithTheDeployment() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      switches(rehearsal).turn(Switch.APP_CRASHED, true);
      assertThat(rehearsal.scalingo().healthOf(PlayedWorld.PLATFORM_APP)).isEqualTo(503);
      var alice = rehearsal.person(ALICE);

      alice.type("my-app previous");
      alice.click("plan.confirm");
      alice.awaitState("succeeded");

      assertThat(rehearsal.scalingo().statusOf(PlayedWorld.PLATFORM_APP)).isEqualTo("running");
    }
  }
}
