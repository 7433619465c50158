package rollbackbot.sandbox.slack.messages;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes events on, in order, without making Slack wait for who listens. */
public final class SlackListeners implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SlackListeners.class);

  private final List<SlackListener> listeners = new CopyOnWriteArrayList<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("slack-listeners").factory());

  public void add(SlackListener listener) {
    listeners.add(listener);
  }

  public void tell(Consumer<SlackListener> event) {
    if (!thread.isShutdown()) {
      thread.execute(() -> listeners.forEach(listener -> tell(listener, event)));
    }
  }

  private static void tell(SlackListener listener, Consumer<SlackListener> event) {
    try {
      event.accept(listener);
    } catch (RuntimeException failure) {
      log.error("a listener of the played Slack failed", failure);
    }
  }

  /** Lets the events that already happened be told, for a while. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        log.warn("a listener of the played Slack doesn't return");
        thread.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
