package rollbackbot.app.http;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jetty.server.ServerConnector;

/** Another program listens on the port already, or this one may not. */
public final class PortUnusable extends RuntimeException {
  private PortUnusable(int port, IOException failure) {
    super("the port %d can't be used: %s".formatted(port, words(failure)), failure);
  }

  static void unlessOpened(ServerConnector connector) {
    try {
      connector.open();
    } catch (IOException e) {
      throw new PortUnusable(connector.getPort(), e);
    }
  }

  /** Jetty puts the address before the system's words, which are its cause's. */
  private static String words(IOException failure) {
    return String.valueOf(
        Optional.ofNullable(failure.getCause())
            .map(Throwable::getMessage)
            .orElse(failure.getMessage()));
  }
}
