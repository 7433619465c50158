package rollbackbot.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The log as text: whoever reads it can tell its lines from words that came from outside. */
class LogLinesTest {
  private static final String FORGED = "2026-11-22T03:00:00.000Z INFO  Machine [] all is well";

  @Test
  void wordsFromOutsideBeginNoLine() throws Exception {
    var written = written("no answer: " + "x\r\n" + FORGED + "\u2028\u001b[2J", null);

    assertThat(written.lines()).hasSize(1);
    assertThat(written).contains("no answer: x " + FORGED).doesNotContain("\u001b", "\u2028");
  }

  @Test
  void norInTheMessageOfAnException() throws Exception {
    var cause = new IllegalArgumentException("b\n" + FORGED + "\n\n" + FORGED);
    var failure = new IllegalStateException("a\u001b[2J\n" + FORGED, cause);

    var written = written("a step failed", failure);

    assertThat(lines(written)).noneMatch(line -> line.startsWith("2026-11-22"));
    assertThat(lines(written).get(1)).startsWith("java.lang.IllegalStateException: a");
    assertThat(lines(written))
        .anyMatch(line -> line.startsWith("Caused by: java.lang.IllegalArgumentException: b"))
        .anyMatch(line -> line.startsWith("\tat rollbackbot.app.LogLinesTest"));
    assertThat(written).doesNotContain("\u001b").endsWith("\n");
  }

  private static List<String> lines(String written) {
    return written.lines().toList();
  }

  private static String written(String message, @Nullable Throwable failure) throws JoranException {
    var context = new LoggerContext();
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(LogLinesTest.class.getClassLoader().getResource("logback.xml"));
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    var event =
        new LoggingEvent(
            "", context.getLogger("rollbackbot.Played"), Level.ERROR, message, failure, null);
    event.setMDCPropertyMap(Map.of());
    var appender = (OutputStreamAppender<ILoggingEvent>) root.getAppender("console");
    var bytes = appender.getEncoder().encode(event);
    context.stop();
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
