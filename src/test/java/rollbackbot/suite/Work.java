package rollbackbot.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What a thread works, however busy the machine is with others. */
public final class Work {
  private static final int TRIES = 3;

  private Work() {}

  /**
   * Fails where it takes a processor for longer than this, each time: a machine may count as worked
   * what it stood still.
   */
  public static void takesAtMost(Duration most, Runnable work) {
    var least = once(work);
    for (int more = 1; more < TRIES && least.compareTo(most) > 0; more++) {
      least = once(work);
    }
    assertThat(least).isLessThanOrEqualTo(most);
  }

  private static Duration once(Runnable work) {
    var thread = ManagementFactory.getThreadMXBean();
    long start = thread.getCurrentThreadCpuTime();
    work.run();
    return Duration.ofNanos(thread.getCurrentThreadCpuTime() - start);
  }
}
