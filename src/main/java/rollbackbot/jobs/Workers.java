package rollbackbot.jobs;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.once.LivedTime;

/**
 * The threads of the scheduler. Where the store can't be written it can't take a job, tries that
 * many times a second, and would let a thread end by each failure, with all that this logs.
 */
final class Workers extends ThreadPoolExecutor {
  private final Failures failures;

  Workers(int threads, Failures failures) {
    super(
        threads,
        threads,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        Thread.ofPlatform().name("jobs-", 1).factory());
    this.failures = failures;
  }

  @Override
  public void execute(Runnable job) {
    super.execute(() -> {
      try {
        job.run();
      } catch (RuntimeException e) {
        failures.happened(e);
      }
    });
  }

  /** What is told of failures: one at a time, so that a disk isn't filled by the log of it. */
  static final class Failures {
    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    static final Duration PAUSE = Duration.ofMinutes(1);

    private final LivedTime lived;
    private Optional<Duration> told = Optional.empty();
    private long untold;

    Failures(LivedTime lived) {
      this.lived = lived;
    }

    synchronized void happened(RuntimeException failure) {
      var now = lived.sinceStart();
      if (told.filter(it -> it.plus(PAUSE).compareTo(now) > 0).isPresent()) {
        untold++;
        return;
      }
      log.error(
          "a job can't be taken, and is tried again; {} more failures since the last time that"
              + " this was told",
          untold,
          failure);
      told = Optional.of(now);
      untold = 0;
    }
  }
}
