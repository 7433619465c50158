package rollbackbot.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;

/** The durable jobs of one process. */
public final class Jobs implements AutoCloseable {
  private static final int THREADS = 12;
  private static final Duration POLLING = Duration.ofMillis(500);
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration GRACE = Duration.ofSeconds(8);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration BUSY = Duration.ofMillis(200);

  private final DataSource dataSource;
  private final Advancing advancing;
  private final InstantSource clock;
  private final Scheduler scheduler;

  public Jobs(
      DataSource dataSource,
      Advancing advancing,
      InputHandling handling,
      String processName,
      InstantSource clock) {
    this.dataSource = dataSource;
    this.advancing = advancing;
    this.clock = clock;
    this.scheduler =
        Scheduler.create(dataSource, advanceTask(advancing, clock), inputTask(handling))
            .schedulerName(new SchedulerName.Fixed(processName))
            .threads(THREADS)
            .pollingInterval(POLLING)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(GRACE)
            .build();
  }

  private static CustomTask<Void> advanceTask(Advancing advancing, InstantSource clock) {
    return Tasks.custom(WakeUps.ADVANCE, Void.class)
        .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(RETRY))
        .execute((instance, _) -> {
          boolean done =
              advancing.advance(
                  WakeUps.incident(instance.getId()), WakeUps.revision(instance.getId()));
          return done
              ? new CompletionHandler.OnCompleteRemove<>()
              : (complete, operations) ->
                  operations.reschedule(complete, clock.instant().plus(BUSY));
        });
  }

  private static OneTimeTask<Void> inputTask(InputHandling handling) {
    return Tasks.oneTime(WakeUps.HANDLE)
        .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(RETRY))
        .execute((instance, context) ->
            handling.handle(instance.getId(), context.getExecution().consecutiveFailures));
  }

  /** Takes up what an earlier process of this folder left behind, and starts. */
  public void start() {
    recover();
    scheduler.start();
  }

  /**
   * Frees what the dead process had picked, and brings forward what it was about to do. Only one
   * process works on a folder, so nobody else can be at it.
   */
  private void recover() {
    try (Connection connection = dataSource.getConnection()) {
      try (var free =
          connection.prepareStatement(
              """
              update scheduled_tasks
              set picked = ?, picked_by = null, last_heartbeat = null where picked = ?
              """)) {
        free.setBoolean(1, false);
        free.setBoolean(2, true);
        free.executeUpdate();
      }
      try (var forward =
          connection.prepareStatement(
              """
              update scheduled_tasks set execution_time = ?
              where task_name = ? and execution_time > ?
                and task_instance in (select id || ':' || revision from incident)
              """)) {
        var now = Timestamp.from(clock.instant());
        forward.setTimestamp(1, now);
        forward.setString(2, WakeUps.ADVANCE);
        forward.setTimestamp(3, now);
        forward.executeUpdate();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("taking up what was left", e);
    }
  }

  /** Something may be due now. */
  public void check() {
    scheduler.triggerCheckForDueExecutions();
  }

  /**
   * Lets the steps under way end, for eight seconds at the most. The scheduler itself would wait as
   * long again after interrupting them; whoever stops us doesn't.
   */
  @Override
  public void close() {
    advancing.stop();
    var stopping = Thread.ofPlatform().daemon().name("stop-jobs").start(scheduler::stop);
    try {
      stopping.join(GRACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
