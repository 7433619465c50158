package rollbackbot.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * One JSON object per line: {@code timestamp}, {@code level}, {@code logger}, {@code message}, what
 * the line is about ({@code incident}, {@code app}, {@code step}, {@code requestId}), and {@code
 * error} with the stack trace. Logback's own encoder leaves placeholders in the message and buries
 * the rest.
 */
final class JsonLines extends EncoderBase<ILoggingEvent> {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final byte[] NOTHING = new byte[0];
  private static final Set<String> ABOUT = Set.of("incident", "app", "step", "requestId");

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    var line = JSON.createObjectNode();
    line.put("timestamp", event.getInstant().toString());
    line.put("level", event.getLevel().toString());
    line.put("logger", event.getLoggerName());
    line.put("message", event.getFormattedMessage());
    new TreeMap<>(event.getMDCPropertyMap())
        .forEach((name, value) -> {
          if (ABOUT.contains(name)) {
            line.put(name, value);
          }
        });
    if (event.getThrowableProxy() != null) {
      line.put("error", ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }
}
