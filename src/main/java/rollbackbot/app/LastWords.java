package rollbackbot.app;

import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process with its reason when a thread meets an {@link Error}: one that lacks a worker
 * looks alive and does half of its work. The next start goes on from what is stored.
 */
final class LastWords implements Thread.UncaughtExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(LastWords.class);

  private final IntConsumer end;

  /**
   * @param end ends the process at once, with an exit code
   */
  LastWords(IntConsumer end) {
    this.end = end;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    if (failure instanceof Error) {
      try {
        log.error("{} met {}: the process ends", thread.getName(), failure.toString(), failure);
      } finally {
        end.accept(ExitCodes.FAILED);
      }
    } else {
      log.error("{} ended by a fault", thread.getName(), failure);
    }
  }
}
