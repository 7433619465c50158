package rollbackbot.rollback;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** Time that moves by hand. */
final class HandClock implements InstantSource {
  private final Queue<Later> later = new PriorityQueue<>(Comparator.comparing(Later::at));
  private Instant now;

  HandClock(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  void advance(Duration duration) {
    reach(now.plus(duration));
  }

  /** Time never goes back; what is to happen until then happens in its time. */
  void reach(Instant instant) {
    while (!later.isEmpty() && !later.peek().at().isAfter(instant)) {
      var next = later.poll();
      now = next.at().isAfter(now) ? next.at() : now;
      next.happening().run();
    }
    now = instant.isAfter(now) ? instant : now;
  }

  /** Something happens by itself, so much later. */
  void in(Duration time, Runnable happening) {
    later.add(new Later(now.plus(time), happening));
  }

  private record Later(Instant at, Runnable happening) {}
}
