package rollbackbot.store.intake;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets what somebody waits for go before all other work: until it is done, nobody else begins
 * anything with the database. That leaves it the processors too. Who has begun ends first.
 */
public final class Precedence {
  /** How long anybody is held back at a time, however many go first: nobody notices that. */
  private static final Duration LONGEST = Duration.ofMillis(500);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition over = lock.newCondition();
  private final AtomicInteger under = new AtomicInteger();

  /** Works before those who ask for a connection from now on. */
  public <A> A first(Supplier<A> work) {
    under.incrementAndGet();
    try {
      return work.get();
    } finally {
      if (under.decrementAndGet() == 0) {
        tellThoseHeldBack();
      }
    }
  }

  private void tellThoseHeldBack() {
    lock.lock();
    try {
      over.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets pass whoever goes first; to be called by all others before they begin.
   *
   * @throws InterruptedException if the wait was interrupted
   */
  public void letPass() throws InterruptedException {
    if (under.get() == 0) {
      return;
    }
    lock.lock();
    try {
      long left = LONGEST.toNanos();
      while (under.get() > 0 && left > 0) {
        left = over.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
