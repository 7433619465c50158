package rollbackbot.slack.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rollbackbot.once.SteadyClock;

class ReconnectPaceTest {
  private Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private final SteadyClock clock = () -> now;
  private final ReconnectPace pace = new ReconnectPace(SocketTiming.standard(), clock);

  @Test
  void firstTryNeedsNoWait() {
    assertThat(pace.untilNextTry()).isZero();
  }

  @Test
  void failuresInARowWaitLongerAndLonger() {
    var waits = IntStream.range(0, 6).mapToObj(_ -> afterFailure().toSeconds()).toList();

    assertThat(waits).containsExactly(10L, 20L, 40L, 80L, 120L, 120L);
  }

  private Duration afterFailure() {
    pace.failed(Duration.ZERO);
    return pace.untilNextTry();
  }

  @Test
  void slackMayAskForMorePatience() {
    pace.failed(Duration.ofMinutes(7));

    assertThat(pace.untilNextTry()).isEqualTo(Duration.ofMinutes(7));
  }

  @Test
  void connectionThatLivedIsReplacedAtOnceAndForgivesFailures() {
    pace.failed(Duration.ZERO);
    pace.failed(Duration.ZERO);
    now = now.plusSeconds(60);

    pace.ended(Duration.ofHours(3), true);

    assertThat(pace.untilNextTry()).isLessThanOrEqualTo(Duration.ZERO);
    assertThat(afterFailure()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void connectionThatEndsSoonCountsAsAFailure() {
    pace.ended(Duration.ofSeconds(5), true);

    assertThat(pace.untilNextTry()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void connectionThatSlackDoesNotWantCountsAsAFailureHoweverLongItLived() {
    pace.ended(Duration.ofHours(3), Goodbye.announced("too_many_websockets").usual());

    assertThat(pace.untilNextTry()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void hoursOfFailureCostFewCalls() {
    int tries = 0;
    for (var end = now.plus(Duration.ofHours(1)); now.isBefore(end); tries++) {
      pace.failed(Duration.ZERO);
      now = now.plus(pace.untilNextTry());
    }

    assertThat(tries).isLessThan(35);
  }
}
