package rollbackbot.slack.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rollbackbot.slack.sending.Sending.Urgency;

class PaceTest {
  private Instant now = Instant.parse("2026-11-22T03:00:00Z");
  private final Pace pace = new Pace(PublishingTiming.standard().writing(), () -> now);

  @Test
  void aChannelGetsAShortBurstOfPostsThenOneASecond() {
    assertThat(posts("C1", 10)).isEqualTo(3);

    now = now.plusSeconds(1);

    assertThat(posts("C1", 10)).isEqualTo(1);
    assertThat(posts("C2", 10)).isEqualTo(3);
  }

  @Test
  void theWorkspaceGetsAtMostFiftyUpdatesInAnyMinute() {
    assertThat(updates(Urgency.CHANGED, 100)).isEqualTo(6);
    int within = 6;

    for (int second = 1; second <= 60; second++) {
      now = now.plusSeconds(1);
      within += updates(Urgency.CHANGED, 100);
    }

    assertThat(within).isBetween(45, 50);
  }

  @Test
  void progressLeavesRoomForWhatPeopleWaitFor() {
    int progress = updates(Urgency.PROGRESS, 100);

    assertThat(progress).isPositive();
    assertThat(updates(Urgency.TIDYING, 100)).isZero();
    assertThat(updates(Urgency.CHANGED, 100)).isPositive();
  }

  @Test
  void aMethodThatSlackLimitsIsLeftAloneAndNoOther() {
    pace.block("chat.update", Duration.ofSeconds(30));

    assertThat(pace.mayUpdate(Urgency.CHANGED)).isFalse();
    assertThat(pace.mayPost("C1")).isTrue();
    now = now.plusSeconds(31);
    assertThat(pace.mayUpdate(Urgency.CHANGED)).isTrue();
  }

  private int posts(String channel, int tries) {
    return (int) IntStream.range(0, tries).filter(_ -> pace.mayPost(channel)).count();
  }

  private int updates(Urgency urgency, int tries) {
    return (int) IntStream.range(0, tries).filter(_ -> pace.mayUpdate(urgency)).count();
  }
}
