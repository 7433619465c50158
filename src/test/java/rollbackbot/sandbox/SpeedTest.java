package rollbackbot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbackbot.app.Waits;
import rollbackbot.sandbox.scalingo.operations.BackgroundWork;

class SpeedTest {
  @Test
  void usuallyTheBotWaitsAsInProduction() {
    assertThat(Speed.USUAL.waits()).isEqualTo(Waits.standard());
  }

  @Test
  void inAHurryBuildAndVerificationTakeLessThanTenSecondsTogether() {
    var build = Speed.HURRIED.builds(false);
    var all =
        build
            .queued()
            .plus(build.building())
            .plus(build.pushing())
            .plus(build.starting())
            .plus(Speed.HURRIED.waits().rollback().health().goodFor());

    assertThat(all).isLessThan(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsBegunInAHurryIsOverSooner(BackgroundWork work) {
    assertThat(Speed.HURRIED.takes(work)).isLessThan(Speed.USUAL.takes(work));
  }

  /** What a frozen process may still do ends before another one may do it again. */
  @ParameterizedTest
  @EnumSource
  void nobodyAsksTwiceForHavingHurried(Speed speed) {
    var waits = speed.waits();

    assertThat(waits.jobs().steps().justNow()).isLessThan(waits.rollback().requests().patience());
  }
}
