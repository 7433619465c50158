package rollbackbot.jobs;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks again and again, whatever a look before came to. */
final class Watch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Watch.class);

  private final List<Runnable> looks;
  private final JobTiming.Others timing;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("watch").unstarted(this::run);

  Watch(List<Runnable> looks, JobTiming.Others timing) {
    this.looks = looks;
    this.timing = timing;
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      do {
        looks.forEach(Watch::take);
      } while (!closing.await(timing.beat().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void take(Runnable look) {
    try {
      look.run();
    } catch (RuntimeException e) {
      log.warn("a look failed, and is taken again: {}", e.getMessage());
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
