package rollbackbot.scalingo;

import java.time.Duration;
import java.time.Instant;
import rollbackbot.once.SteadyClock;

/** Time that moves by hand. */
public final class MovingClock implements SteadyClock {
  private volatile Instant now = Instant.parse("2026-05-04T10:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  public void advance(Duration duration) {
    now = now.plus(duration);
  }
}
