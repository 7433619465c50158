package rollbackbot.once;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import rollbackbot.suite.Patience;

class ShortLookTest {
  private static final Duration LONG = Patience.LONG;

  @Test
  void tellsWhatWasFoundInTime() {
    assertThat(ShortLook.within(LONG, () -> "4.1.0")).contains("4.1.0");
  }

  @Test
  void tellsNothingOfALookThatTakesTooLong() {
    var never = new CountDownLatch(1);

    var found =
        ShortLook.within(
            Duration.ofMillis(20),
            () -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return "late";
            });

    assertThat(found).isEmpty();
    never.countDown();
  }

  @Test
  void tellsNothingWhereTheServiceIsAway() {
    var away = new OutsideTrouble.Unavailable("away", Optional.empty());

    var found =
        ShortLook.within(
            LONG,
            () -> {
              throw away;
            });

    assertThat(found).isEmpty();
  }

  @Test
  void faultOfTheBotIsNotHidden() {
    assertThatThrownBy(() ->
            ShortLook.within(
                LONG,
                () -> {
                  throw new IllegalStateException("a fault");
                }))
        .isInstanceOf(IllegalStateException.class);
  }
}
