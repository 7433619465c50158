package rollbackbot.app.http;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.Callback;

/**
 * The connections that are open, of which there are never more than a part of what the process may
 * open: files, the database and the services outside need the rest. Whoever comes is let in, and
 * the one that has been open longest goes, of those that have brought nothing of Slack's. While
 * something of Slack's is handled its connection stays.
 */
public final class OpenConnections implements Connection.Listener {
  private static final int MOST = 1_000;
  private static final int FEWEST = 50;

  /** Of all descriptors. */
  private static final int PART = 4;

  private final int most;

  /** Oldest first, each with what it has brought. */
  private final Map<Connection, Standing> open = new LinkedHashMap<>();

  private enum Standing {
    STRANGER,
    /** It has brought something of Slack's; to hang up on it may cost Slack its next request. */
    KNOWN,
    /** Something of Slack's is being answered. */
    HELD
  }

  OpenConnections(int most) {
    this.most = most;
  }

  /** As many as this process can bear beside all else. */
  public static OpenConnections ofThisProcess() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? new OpenConnections(Math.clamp(system.getMaxFileDescriptorCount() / PART, FEWEST, MOST))
        : new OpenConnections(MOST);
  }

  @Override
  public void onOpened(Connection connection) {
    needless(connection)
        .ifPresent(it -> it.getEndPoint().close(new TimeoutException("others needed its place")));
  }

  private synchronized Optional<Connection> needless(Connection opened) {
    open.put(opened, Standing.STRANGER);
    if (open.size() <= most) {
      return Optional.empty();
    }
    var needless =
        oldest(Standing.STRANGER).filter(it -> !it.equals(opened)).or(() -> oldest(Standing.KNOWN));
    // It takes a while to end, in which others may come.
    needless.ifPresent(open::remove);
    return needless;
  }

  private Optional<Connection> oldest(Standing standing) {
    return open.entrySet().stream()
        .filter(each -> each.getValue() == standing)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  @Override
  public synchronized void onClosed(Connection connection) {
    open.remove(connection);
  }

  /** Keeps the connection until the answer is out. */
  synchronized Callback held(Connection connection, Callback answered) {
    open.replace(connection, Standing.HELD);
    return Callback.from(answered, () -> answered(connection));
  }

  private synchronized void answered(Connection connection) {
    open.replace(connection, Standing.KNOWN);
  }
}
