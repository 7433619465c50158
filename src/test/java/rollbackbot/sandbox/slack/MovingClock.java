package rollbackbot.sandbox.slack;

import java.time.Duration;
import java.time.Instant;
import rollbackbot.once.SteadyClock;

/** A clock that moves by hand. */
public final class MovingClock implements SteadyClock {
  private volatile Instant now;

  public MovingClock(Instant start) {
    now = start;
  }

  public void advance(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
