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

  private static final Duration AT_ONCE = TOLERATED.dividedBy(4);
  private static final int MOST_TRIES = 20;

  private final InstantSource clock;
  private final LivedTime lived;
  private Duration ahead;

  PutBack(InstantSource clock, LivedTime lived) {
    this.clock = clock;
    this.lived = lived;
    this.ahead = ahead();
  }

  /**
   * By how much the clock on the wall is before the time that was lived. Where the process stood
   * still between looking at one and at the other, both are looked at again.
   */
  private Duration ahead() {
    var begun = lived.sinceStart();
    var wall = clock.instant();
    var ended = lived.sinceStart();
    for (int tries = 1; tries < MOST_TRIES && ended.minus(begun).compareTo(AT_ONCE) > 0; tries++) {
      begun = ended;
      wall = clock.instant();
      ended = lived.sinceStart();
    }
    return Duration.between(Instant.EPOCH, wall).minus(ended);
  }

  /** Whether it was put back since the last time that this was asked. */
  boolean happened() {
    var before = ahead;
    ahead = ahead();
    return before.minus(ahead).compareTo(TOLERATED) > 0;
  }
}
