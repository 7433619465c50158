package rollbackbot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.app.SandboxedBot;
import rollbackbot.sandbox.SandboxBot.Condition;
import rollbackbot.whole.StartCache;

@Tag("whole")
class CurrentWorldTest {
  @TempDir private Path folder;

  @Test
  void worldIsKeptFromOneRunToTheNext() throws Exception {
    var before = open();
    var world = before.now().world();
    world.breakCheckout();
    world.hotfix("carol");
    var deployments = world.scalingo().deploymentsOf(PlayedWorld.PLATFORM_APP);
    var messages = world.slack().messages().everything();
    before.close();

    try (var after = open()) {
      var again = after.now().world();

      assertThat(again.scalingo().deploymentsOf(PlayedWorld.PLATFORM_APP))
          .extracting(deployment -> deployment.id())
          .containsExactlyElementsOf(
              deployments.stream().map(deployment -> deployment.id()).toList());
      assertThat(again.slack().messages().everything()).isEqualTo(messages);
      assertThat(again.repository().tags())
          .containsOnlyKeys("v3.9.0", "v4.0.0", "v4.1.0", "v4.1.1");
      assertThat(again.scalingo().autoDeploy(PlayedWorld.PLATFORM_APP)).isTrue();
      assertThat(again.scalingo().healthOf(PlayedWorld.PLATFORM_APP)).isEqualTo(500);
    }
  }

  @Test
  void scenarioBeginsInFreshWorld() throws Exception {
    try (var current = open()) {
      current.now().world().hotfix("carol");
      current.replace(Scenario.FAILING_BUILD);

      var played = current.now();
      assertThat(played.world().scalingo().deploymentsOf(PlayedWorld.PLATFORM_APP)).hasSize(3);
      assertThat(played.switches().next()).isEqualTo(NextDeployment.BUILD_ERROR);
      assertThat(played.bot().condition()).isNotEqualTo(Condition.STOPPED);
    }
  }

  private CurrentWorld open() throws Exception {
    var program = SandboxedBot.program().with(StartCache.ofThisRun().forShipped());
    var settings =
        new SandboxSettings(folder.resolve("world"), Clock.systemUTC(), Speed.USUAL, program);
    return CurrentWorld.open(settings, new ChangeSignal());
  }
}
