package rollbackbot.git;

import java.time.Duration;

/** The moment by which a whole operation must have ended, on the clock that never jumps. */
record Deadline(long nanoTime) {

  static Deadline in(Duration limit) {
    return new Deadline(System.nanoTime() + limit.toNanos());
  }

  /** A deadline that leaves some time for what comes after. */
  Deadline keeping(Duration reserve) {
    return new Deadline(nanoTime - reserve.toNanos());
  }

  Duration remaining() {
    return Duration.ofNanos(nanoTime - System.nanoTime());
  }
}
