package rollbackbot.suite;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What the thread that listens logs itself: other classes run at the same time. */
public final class Heard extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Thread listening = Thread.currentThread();
  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
  private final Logger logger;
  private final @Nullable Level before;

  private Heard(Logger logger) {
    this.logger = logger;
    this.before = logger.getLevel();
  }

  /** Listens to a logger at the level it has, until it is closed. */
  public static Heard of(String logger) {
    var heard = new Heard((Logger) LoggerFactory.getLogger(logger));
    heard.start();
    heard.logger.addAppender(heard);
    return heard;
  }

  /** Listens to the logger of a class from a level on. */
  public static Heard of(Class<?> type, Level level) {
    var heard = of(type.getName());
    heard.logger.setLevel(level);
    return heard;
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (Thread.currentThread().equals(listening)) {
      events.add(event);
    }
  }

  public List<ILoggingEvent> events() {
    return List.copyOf(events);
  }

  public void forget() {
    events.clear();
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    logger.setLevel(before);
  }
}
