package rollbackbot.whole;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of day, so much later. */
final class LeapingClock extends Clock {
  private volatile Duration ahead = Duration.ZERO;

  void leap(Duration by) {
    ahead = ahead.plus(by);
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
