package rollbackbot.app;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Rings when something was committed, for those who may have work from it. */
final class CommitBell {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  void onRing(Runnable listener) {
    listeners.add(listener);
  }

  void ring() {
    listeners.forEach(Runnable::run);
  }
}
