package rollbackbot.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.app.config.Configuration.LogFormat;

/** How the log is written: {@code logback.xml} says text; this says otherwise. */
final class Logging {
  private static final String APPENDER = "console";
  private static final String STANDARD_ERROR = "System.err";

  private Logging() {}

  static void use(LogFormat format) {
    switch (format) {
      case TEXT -> {
        // As logback.xml has it.
      }
      case JSON -> json();
    }
  }

  private static void json() {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    var encoder = new JsonLines();
    encoder.setContext(context);
    encoder.start();
    if (context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(APPENDER)
        instanceof OutputStreamAppender<ILoggingEvent> appender) {
      appender.stop();
      appender.setEncoder(encoder);
      appender.start();
    }
  }

  /** For commands whose output is read: only what goes wrong is logged, and beside it. */
  static void quiet() {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.getLoggerList().stream()
        .filter(logger -> logger.getLevel() != null)
        .forEach(logger -> logger.setLevel(Level.ERROR));
    if (context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(APPENDER)
        instanceof ConsoleAppender<ILoggingEvent> appender) {
      appender.stop();
      appender.setTarget(STANDARD_ERROR);
      appender.start();
    }
  }
}
