package rollbackbot.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import rollbackbot.once.LivedTime;

/**
 * Notices that somebody put the clock on the wall back. What is stored as due in two seconds would
 * then be due in an hour and two seconds.
 */
final class PutBack {
  /** Clocks are corrected by less all the time. */
  private static final Duration TOLERATED = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final LivedTime lived;
  private Duration ahead;

  PutBack(InstantSource clock, LivedTime lived) {
    this.clock = clock;
    this.lived = lived;
    this.ahead = ahead();
  }

  /** By how much the clock on the wall is before the time that was lived. */
  private Duration ahead() {
    return Duration.between(Instant.EPOCH, clock.instant()).minus(lived.sinceStart());
  }

  /** Whether it was put back since the last time that this was asked. */
  boolean happened() {
    var before = ahead;
    ahead = ahead();
    return before.minus(ahead).compareTo(TOLERATED) > 0;
  }
}
