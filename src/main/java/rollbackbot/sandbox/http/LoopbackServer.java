package rollbackbot.sandbox.http;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Jetty on 127.0.0.1: it has its port from the start, and serves what it is given. */
public final class LoopbackServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LoopbackServer.class);
  private static final String HOST = "127.0.0.1";
  private static final int CONNECTIONS_WAITING = 1_000;

  private final String name;
  private final Server jetty;
  private final ServerConnector connector;

  /** The port that was asked for is taken. */
  public static final class PortInUse extends Exception {
    private static final long serialVersionUID = 1L;

    PortInUse(int port) {
      super("port " + port + " is in use on this machine");
    }
  }

  private LoopbackServer(String name) {
    var threads = new QueuedThreadPool();
    threads.setName(name);
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor(name + "-"));
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    // GitLab's API takes a repository's whole path as one part of its own.
    http.setUriCompliance(
        UriCompliance.DEFAULT.with("encoded", Violation.AMBIGUOUS_PATH_SEPARATOR));
    this.name = name;
    this.jetty = new Server(threads);
    this.connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(HOST);
    connector.setAcceptQueueSize(CONNECTIONS_WAITING);
    jetty.addConnector(connector);
    jetty.setStopTimeout(0);
  }

  /**
   * Takes the port; nothing is answered before {@link #serve}.
   *
   * @param name of its threads
   * @param port 0 for any free one
   */
  public static LoopbackServer open(String name, int port) throws PortInUse {
    var server = new LoopbackServer(name);
    server.connector.setPort(port);
    try {
      server.connector.open();
      return server;
    } catch (IOException e) {
      if (e instanceof BindException || e.getCause() instanceof BindException) {
        throw new PortInUse(port);
      }
      throw new IllegalStateException("opening " + name + " on port " + port, e);
    }
  }

  /** The same where a port that is taken is a fault. */
  public static LoopbackServer require(String name, int port) {
    try {
      return open(name, port);
    } catch (PortInUse taken) {
      throw new IllegalStateException("starting " + name, taken);
    }
  }

  public LoopbackServer serve(Handler handler) {
    jetty.setHandler(Caller.knownTo(handler));
    try {
      jetty.start();
      return this;
    } catch (Exception e) { // Jetty's start declares no less
      throw new IllegalStateException("starting " + name, e);
    }
  }

  /** Ends each connection that stands now, as a server does that has waited long enough. */
  public void endConnections() {
    connector.getConnectedEndPoints().forEach(EndPoint::close);
  }

  public int port() {
    return connector.getLocalPort();
  }

  /** Its root, without a slash at the end. */
  public URI url() {
    return URI.create("http://" + HOST + ":" + port());
  }

  @Override
  public void close() {
    try {
      jetty.stop();
    } catch (Exception e) { // Jetty's stop declares no less
      log.warn("{} did not stop cleanly", name, e);
    }
  }
}
