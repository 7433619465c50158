package rollbackbot.postgres;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that must be told one. It is some seconds until they take it, and whoever asks
 * the system for any port meanwhile, which tests do all the time, must not get the same.
 */
final class Ports {
  /** The system gives out those from 32768 on, or from 49152. */
  private static final int FIRST_GIVEN_OUT = 32_768;

  private static final int FIRST = 20_000;
  private static final int MOST_TRIES = 100;

  private Ports() {}

  /** One that nobody listens on. */
  static int free() throws IOException {
    for (int tries = 1; tries < MOST_TRIES; tries++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, FIRST_GIVEN_OUT);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IOException("no free port from " + FIRST + " on");
  }

  private static boolean isFree(int port) throws IOException {
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (BindException taken) {
      return false;
    }
  }
}
