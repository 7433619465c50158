package rollbackbot.once;

import java.time.Duration;

/**
 * Time that this process has lived. It passes as long as the process does, whatever happens to the
 * clocks on the wall, and says nothing about the time before the process or beside it.
 */
@FunctionalInterface
public interface LivedTime {

  /** Since some moment of this process's life; never goes back. */
  Duration sinceStart();

  static LivedTime ofThisProcess() {
    long start = System.nanoTime();
    return () -> Duration.ofNanos(System.nanoTime() - start);
  }
}
