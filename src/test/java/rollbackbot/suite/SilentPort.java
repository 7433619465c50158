package rollbackbot.suite;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port of this machine on which nobody listens, nor will until this is closed: one that is only
 * known to be free may be given to a server of another test before it is asked.
 */
public final class SilentPort implements AutoCloseable {
  private final Socket held = new Socket();

  public SilentPort() throws IOException {
    held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  public int number() {
    return held.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    held.close();
  }
}
