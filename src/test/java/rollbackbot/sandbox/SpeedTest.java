package rollbackbot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbackbot.app.SandboxedBot;
import rollbackbot.sandbox.scalingo.operations.BackgroundWork;

class SpeedTest {
  @Test
  void inAHurryBuildAndVerificationTakeLessThanTenSecondsTogether() {
    var build = Speed.HURRIED.builds(false);
    var all =
        build
            .queued()
            .plus(build.building())
            .plus(build.pushing())
            .plus(build.starting())
            .plus(SandboxedBot.program().verification().apply(Speed.HURRIED));

    assertThat(all).isLessThan(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsBegunInAHurryIsOverSooner(BackgroundWork work) {
    assertThat(Speed.HURRIED.takes(work)).isLessThan(Speed.USUAL.takes(work));
  }
}
