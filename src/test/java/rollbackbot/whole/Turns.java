package rollbackbot.whole;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** Processes on one world that die one after the other. */
final class Turns {
  private final Rehearsal rehearsal;
  private final AtomicReference<CompletableFuture<BotProcess>> current =
      new AtomicReference<>(new CompletableFuture<>());
  private int taken;

  Turns(Rehearsal rehearsal) {
    this.rehearsal = rehearsal;
  }

  /** Starts one; it dies once this was done, if it hasn't by then. */
  void killNext(KillTest.Doing until) throws Exception {
    var started = new CompletableFuture<BotProcess>();
    current.set(started);
    try (var next = KillTest.startIn(rehearsal)) {
      started.complete(next);
      until.act();
      next.kill();
    }
    taken++;
  }

  /** Whichever runs now dies; for a played service, in whose thread it works. */
  void killCurrent() {
    current.get().join().kill();
  }

  int taken() {
    return taken;
  }
}
