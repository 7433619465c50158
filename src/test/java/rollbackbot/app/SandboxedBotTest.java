package rollbackbot.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbackbot.sandbox.Speed;

class SandboxedBotTest {
  @Test
  void usuallyWaitsAsInProduction() {
    assertThat(SandboxedBot.waits(Speed.USUAL)).isEqualTo(Waits.standard());
  }

  /** What a frozen process may still do ends before another one may do it again. */
  @ParameterizedTest
  @EnumSource
  void asksNothingTwiceForHavingHurried(Speed speed) {
    var waits = SandboxedBot.waits(speed);

    assertThat(waits.jobs().steps().justNow()).isLessThan(waits.rollback().requests().patience());
  }

  @Test
  void tellsTheSandboxHowLongItVerifies() {
    var verification = SandboxedBot.program().verification();

    assertThat(verification.apply(Speed.USUAL))
        .isEqualTo(Waits.standard().rollback().health().goodFor())
        .isGreaterThan(verification.apply(Speed.HURRIED));
  }
}
