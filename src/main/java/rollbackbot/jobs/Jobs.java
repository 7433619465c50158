package rollbackbot.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.once.LivedTime;

/** The durable jobs of one process. */
public final class Jobs implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Jobs.class);

  /** What people do, and what follows from it, never wait for each other. */
  private static final int THREADS = Advancing.PLACES.all() + InputHandling.PLACES;

  private static final int MISSED_HEARTBEATS = 4;

  private final Advancing advancing;
  private final Recovery recovery;
  private final Optional<Supplier<Set<String>>> present;
  private final Watch watch;

  /** Those that were there at the last look; none before the first. */
  private Set<String> known = Set.of();

  private final Scheduler scheduler;
  private final JobTiming.Scheduler timing;

  /** The jobs of the only process of a database. */
  public Jobs(
      DataSource dataSource,
      Advancing advancing,
      InputHandling handling,
      String processName,
      JobTiming timing,
      InstantSource clock,
      LivedTime lived) {
    this(dataSource, advancing, handling, processName, Optional.empty(), timing, clock, lived);
  }

  /**
   * The jobs of one of several processes.
   *
   * @param processName no other process has the same
   * @param present the names of all processes that are there
   */
  public static Jobs amongReplicas(
      DataSource dataSource,
      Advancing advancing,
      InputHandling handling,
      String processName,
      Supplier<Set<String>> present,
      JobTiming timing,
      InstantSource clock,
      LivedTime lived) {
    return new Jobs(
        dataSource, advancing, handling, processName, Optional.of(present), timing, clock, lived);
  }

  private Jobs(
      DataSource dataSource,
      Advancing advancing,
      InputHandling handling,
      String processName,
      Optional<Supplier<Set<String>>> present,
      JobTiming timing,
      InstantSource clock,
      LivedTime lived) {
    this.advancing = advancing;
    this.timing = timing.scheduler();
    this.recovery = new Recovery(dataSource, clock);
    this.present = present;
    this.watch = new Watch(looks(new PutBack(clock, lived)), timing.watch());
    this.scheduler =
        Scheduler.create(
                dataSource,
                advanceTask(advancing, this.timing.retry(), clock),
                inputTask(handling, this.timing.retry(), clock))
            .clock(clock::instant)
            .schedulerName(new SchedulerName.Fixed(processName))
            .threads(THREADS)
            .executorService(new Workers(THREADS, new Workers.Failures(lived)))
            .pollingInterval(this.timing.polling())
            .heartbeatInterval(this.timing.heartbeat())
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(this.timing.grace())
            .build();
  }

  private List<Runnable> looks(PutBack putBack) {
    return Stream.concat(
            present.<Runnable>map(names -> () -> lookAfterOthers(names)).stream(),
            Stream.of(() -> bringForwardAfter(putBack)))
        .toList();
  }

  private void lookAfterOthers(Supplier<Set<String>> names) {
    recovery.takeUpFromTheDead(names);
    var there = names.get();
    if (!there.containsAll(known) || known.isEmpty()) {
      recovery.bringForwardWhatNobodyIsAt();
      check();
    }
    known = there;
  }

  private void bringForwardAfter(PutBack putBack) {
    if (putBack.happened()) {
      log.warn("the clock was put back: what is due later is looked at now");
      recovery.bringEverythingForward();
      check();
    }
  }

  private static CustomTask<Void> advanceTask(
      Advancing advancing, Duration retry, InstantSource clock) {
    var here = clock.instant();
    return Tasks.custom(WakeUps.ADVANCE, Void.class)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(retry))
        .execute((instance, context) -> {
          var edition = WakeUps.edition(instance.getId());
          if (edition.isEmpty()) {
            log.error("a wake-up for nobody is removed: {}", instance.getId());
            return new CompletionHandler.OnCompleteRemove<>();
          }
          var id = edition.get().incident();
          long revision = edition.get().revision();
          var missed =
              Optional.of(context.getExecution().executionTime).filter(due -> due.isBefore(here));
          return then(orEnd(() -> advancing.advance(id, revision, missed)), clock);
        });
  }

  private static CustomTask<Void> inputTask(
      InputHandling handling, Duration retry, InstantSource clock) {
    return Tasks.custom(WakeUps.HANDLE, Void.class)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(retry))
        .execute((instance, context) -> {
          int failures = context.getExecution().consecutiveFailures;
          return then(orEnd(() -> handling.handle(instance.getId(), failures)), clock);
        });
  }

  /** The scheduler would note an Error as a failure and go on, with a process that is broken. */
  private static Optional<Duration> orEnd(Supplier<Optional<Duration>> work) {
    try {
      return work.get();
    } catch (Error e) {
      var thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
      throw e;
    }
  }

  /** It is over, or tried again after that time. */
  private static CompletionHandler<Void> then(Optional<Duration> again, InstantSource clock) {
    return again
        .<CompletionHandler<Void>>map(pause ->
            (complete, operations) -> operations.reschedule(complete, clock.instant().plus(pause)))
        .orElseGet(CompletionHandler.OnCompleteRemove::new);
  }

  /** Takes up what others left behind, and starts. */
  public void start() {
    if (present.isEmpty()) {
      recovery.takeUpEverything();
    }
    watch.start();
    scheduler.start();
  }

  /** Something may be due now. */
  public void check() {
    scheduler.triggerCheckForDueExecutions();
  }

  /**
   * Lets the steps under way end, for a while at the most. The scheduler itself would wait as long
   * again after interrupting them; whoever stops us doesn't.
   */
  @Override
  public void close() {
    advancing.stop();
    watch.close();
    var stopping = Thread.ofPlatform().daemon().name("stop-jobs").start(scheduler::stop);
    try {
      stopping.join(timing.grace());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
