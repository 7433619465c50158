package rollbackbot.store.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Writes what arrives at the same time in one transaction: whoever comes while one is under way
 * waits for its end, and the first of them then writes for all. Each returns once what it brought
 * is committed, never before.
 *
 * @param <T> what arrives
 * @param <R> what became of it
 */
public final class Together<T, R> {
  private static final int MOST = 100;

  private final Function<List<T>, List<R>> write;
  private final Duration patience;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final Queue<Arrival<T, R>> waiting = new ConcurrentLinkedQueue<>();

  /**
   * Nothing has arrived yet.
   *
   * @param write writes all of them, and returns what became of each, in their order; or throws,
   *     and has written none
   * @param patience how long anybody waits for a turn
   */
  public Together(Function<List<T>, List<R>> write, Duration patience) {
    this.write = write;
    this.patience = patience;
  }

  private enum Stage {
    WAITING,
    /** Somebody is writing it. */
    TAKEN,
    /** It could not be written with the others, one of which may be at fault. */
    ALONE,
    OVER
  }

  private static final class Arrival<T, R> {
    private final T what;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);

    /** Set and read by whoever has the turn. */
    private Optional<R> outcome = Optional.empty();

    private Arrival(T what) {
      this.what = what;
    }

    private boolean moves(Stage from, Stage to) {
      return stage.compareAndSet(from, to);
    }
  }

  /** Nothing of it was written, since others took too long. */
  public static final class TooBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooBusy(Duration patience) {
      super("nothing could be written for " + patience.toMillis() + " ms: others are");
    }
  }

  /**
   * Writes it, perhaps with others.
   *
   * @throws TooBusy if its turn doesn't come
   */
  public R write(T what) {
    var mine = new Arrival<T, R>(what);
    waiting.add(mine);
    if (!isMyTurn()) {
      if (isWithdrawn(mine)) {
        throw new TooBusy(patience);
      }
      // Somebody is writing it this very moment: only the end tells what became of it.
      turn.lock();
    }
    try {
      if (mine.moves(Stage.WAITING, Stage.TAKEN)) {
        withOthers(mine);
      }
      if (mine.moves(Stage.ALONE, Stage.TAKEN)) {
        mine.outcome = Optional.of(write.apply(List.of(what)).getFirst());
      }
      return mine.outcome.orElseThrow();
    } finally {
      turn.unlock();
    }
  }

  private boolean isMyTurn() {
    try {
      return turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean isWithdrawn(Arrival<T, R> mine) {
    waiting.remove(mine);
    return mine.moves(Stage.WAITING, Stage.OVER) || mine.moves(Stage.ALONE, Stage.OVER);
  }

  private void withOthers(Arrival<T, R> mine) {
    var all = taken(mine);
    try {
      if (all.size() > 1) {
        var outcomes = write.apply(all.stream().map(it -> it.what).toList());
        for (int place = 0; place < all.size(); place++) {
          all.get(place).outcome = Optional.of(outcomes.get(place));
          all.get(place).stage.set(Stage.OVER);
        }
      }
    } catch (RuntimeException e) {
      // Who is at fault is found out by each alone, and told to that one.
    } finally {
      all.forEach(one -> one.moves(Stage.TAKEN, Stage.ALONE));
    }
  }

  private List<Arrival<T, R>> taken(Arrival<T, R> mine) {
    var all = new ArrayList<>(List.of(mine));
    while (all.size() < MOST) {
      var next = waiting.poll();
      if (next == null) {
        return all;
      }
      if (next.moves(Stage.WAITING, Stage.TAKEN)) {
        all.add(next);
      }
    }
    return all;
  }
}
