package rollbackbot.app;

import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.jobs.JobTiming;
import rollbackbot.store.Retention;

/** Removes what was kept long enough, now and then; of several processes each one may. */
final class Housekeeping implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

  private final Retention retention;
  private final JobTiming.Cleaning timing;
  private final InstantSource clock;
  private final CountDownLatch stopped = new CountDownLatch(1);

  Housekeeping(Retention retention, JobTiming.Cleaning timing, InstantSource clock) {
    this.retention = retention;
    this.timing = timing;
    this.clock = clock;
  }

  void start() {
    Thread.ofPlatform().daemon().name("housekeeping").start(this::run);
  }

  private void run() {
    try {
      while (!stopped.await(timing.every().toMillis(), TimeUnit.MILLISECONDS)) {
        cleanUp();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void cleanUp() throws InterruptedException {
    try {
      retention.tellRefusals(clock.instant());
      var all = new Retention.Removed(0, 0, 0, 0, 0);
      var bite = retention.bite(clock.instant());
      while (!bite.isNothing()
          && !stopped.await(timing.betweenBites().toMillis(), TimeUnit.MILLISECONDS)) {
        all = all.and(bite);
        bite = retention.bite(clock.instant());
      }
      if (!all.isNothing()) {
        log.info(
            "kept long enough and removed: {} inputs, {} private answers, {} incidents, {} audit"
                + " rows of refused attempts, {} outputs' versions",
            all.inputs(),
            all.replies(),
            all.incidents(),
            all.refusals(),
            all.outputs());
      }
    } catch (RuntimeException e) {
      log.warn("what was kept long enough can't be removed now", e);
    }
  }

  @Override
  public void close() {
    stopped.countDown();
  }
}
