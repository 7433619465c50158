package rollbackbot.sandbox;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts changes of the world, and wakes the threads that wait for the next one. */
public final class ChangeSignal {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition signalled = lock.newCondition();
  private long count;

  public void signal() {
    lock.lock();
    try {
      count++;
      signalled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  public long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until more changes are counted than were seen, or the patience is over; the count then.
   */
  public long awaitMoreThan(long seen, long patienceMillis) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
      while (count <= seen && left > 0) {
        left = signalled.awaitNanos(left);
      }
      return count;
    } finally {
      lock.unlock();
    }
  }
}
