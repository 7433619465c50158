package rollbackbot.once;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A look outside that may take only so long: one that takes longer, or fails, tells nothing. */
public final class ShortLook {
  private ShortLook() {}

  /** What was found in time. A look that is late is left alone: it changes nothing. */
  public static <T> Optional<T> within(Duration limit, Supplier<T> look) {
    var task = new FutureTask<T>(Aloud.of(look::get));
    Thread.ofVirtual().name("short-look").start(task);
    try {
      return Optional.of(task.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      return switch (e.getCause()) {
        case OutsideTrouble _ -> Optional.empty();
        case RuntimeException fault -> throw fault;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e);
      };
    }
  }
}
