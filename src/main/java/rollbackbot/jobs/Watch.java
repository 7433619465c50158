package rollbackbot.jobs;

import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks again and again whether another process has died, and takes up its work. */
final class Watch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Watch.class);

  private final Recovery recovery;
  private final Supplier<Set<String>> present;
  private final JobTiming.Others timing;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("watch").unstarted(this::run);

  Watch(Recovery recovery, Supplier<Set<String>> present, JobTiming.Others timing) {
    this.recovery = recovery;
    this.present = present;
    this.timing = timing;
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      do {
        look();
      } while (!closing.await(timing.beat().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      recovery.takeUpFromTheDead(present);
    } catch (RuntimeException e) {
      log.warn("looking for the work of the dead failed, and goes on: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(timing.grace());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
