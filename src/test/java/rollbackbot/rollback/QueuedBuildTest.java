package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import rollbackbot.deploy.DeployState.Deploying;
import rollbackbot.people.ActionIds;

/** How long it takes is told by the app's own builds; what waits for its turn isn't at work. */
class QueuedBuildTest {
  private static Play confirmed() {
    return Play.standard().planned().clicks(ALICE, ActionIds.PLAN_CONFIRM);
  }

  @Test
  void planTellsBetweenWhatItsOwnBuildsTook() {
    var builds = Play.standard().planned().plan().builds().orElseThrow();

    assertThat(builds.shortest()).isEqualTo(Duration.ofSeconds(80));
    assertThat(builds.longest()).isEqualTo(Duration.ofSeconds(80));
    assertThat(builds.builds()).isEqualTo(3);
  }

  @Test
  void buildIsTimedFromWhenItsTurnCame() {
    var play = confirmed();
    play.passes(Duration.ofSeconds(5));
    var queued = play.state(Deploying.class);
    assertThat(queued.status().isQueued()).isTrue();
    assertThat(queued.builtSince()).isEqualTo(queued.since());

    play.passes(Duration.ofSeconds(25));
    var building = play.state(Deploying.class);
    play.passes(Duration.ofSeconds(25));
    var pushing = play.state(Deploying.class);

    assertThat(building.status().word()).isEqualTo("building");
    assertThat(building.builtSince()).isAfter(queued.since().plusSeconds(15));
    assertThat(pushing.status().word()).isEqualTo("pushing");
    assertThat(pushing.builtSince()).isEqualTo(building.builtSince());
  }
}
