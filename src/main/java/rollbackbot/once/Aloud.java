package rollbackbot.once;

import java.util.concurrent.Callable;

/**
 * Work that somebody may wait for, or nobody any more: what waits keeps an {@link Error} to itself,
 * so that a broken process would go on. Said aloud, it ends the process as that of any other
 * thread.
 */
public final class Aloud {
  private Aloud() {}

  public static <T> Callable<T> of(Callable<T> work) {
    return () -> {
      try {
        return work.call();
      } catch (Error error) {
        var thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
        throw error;
      }
    };
  }
}
