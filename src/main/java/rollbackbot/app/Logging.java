package rollbackbot.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.app.config.Configuration.LogFormat;

/** How the log is written: {@code logback.xml} says text; this says otherwise. */
final class Logging {
  private static final String APPENDER = "console";

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

  /** For commands whose output is for people: only what goes wrong. */
  static void quiet() {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.ERROR);
  }
}
