package rollbackbot.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.history.OwnLooks;

/** Lets the bot look at its apps by itself, one at a time; of several processes one tells. */
final class LookingByItself implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LookingByItself.class);

  private final OwnLooks looks;
  private final OwnLooks.Telling telling;
  private final BooleanSupplier mayTell;
  private final Duration tick;
  private final CountDownLatch stopped = new CountDownLatch(1);

  LookingByItself(
      OwnLooks looks, OwnLooks.Telling telling, BooleanSupplier mayTell, Duration tick) {
    this.looks = looks;
    this.telling = telling;
    this.mayTell = mayTell;
    this.tick = tick;
  }

  void start() {
    Thread.ofPlatform().daemon().name("looking-by-itself").start(this::run);
  }

  private void run() {
    try {
      while (!stopped.await(tick.toMillis(), TimeUnit.MILLISECONDS)) {
        lookOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookOnce() {
    try {
      looks.next().ifPresent(app -> log.info("looked whether {} could be rolled back", app));
      if (mayTell.getAsBoolean()) {
        looks.tell(telling);
      }
    } catch (RuntimeException e) {
      log.warn("looking whether the apps could be rolled back failed, and is tried again", e);
    }
  }

  @Override
  public void close() {
    stopped.countDown();
  }
}
