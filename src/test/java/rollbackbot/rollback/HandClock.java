package rollbackbot.rollback;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that moves by hand. */
final class HandClock implements InstantSource {
  private Instant now;

  HandClock(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  void advance(Duration duration) {
    now = now.plus(duration);
  }

  /** Time never goes back. */
  void reach(Instant instant) {
    now = instant.isAfter(now) ? instant : now;
  }
}
