package rollbackbot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbackbot.app.Waits;
import rollbackbot.sandbox.scalingo.operations.BackgroundWork;

class TempoTest {
  @Test
  void usuallyTheBotWaitsAsInProduction() {
    assertThat(Tempo.USUAL.waits()).isEqualTo(Waits.standard());
  }

  @Test
  void inAHurryBuildAndVerificationTakeLessThanTenSecondsTogether() {
    var build = Tempo.HURRIED.builds(false);
    var all =
        build
            .queued()
            .plus(build.building())
            .plus(build.pushing())
            .plus(build.starting())
            .plus(Tempo.HURRIED.waits().rollback().health().goodFor());

    assertThat(all).isLessThan(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsBegunInAHurryIsOverSooner(BackgroundWork undertaking) {
    assertThat(Tempo.HURRIED.takes(undertaking)).isLessThan(Tempo.USUAL.takes(undertaking));
  }

  /** What a frozen process may still do ends before another one may do it again. */
  @ParameterizedTest
  @EnumSource
  void nobodyAsksTwiceForHavingHurried(Tempo tempo) {
    var waits = tempo.waits();

    assertThat(waits.jobs().steps().justNow()).isLessThan(waits.rollback().requests().patience());
  }
}
