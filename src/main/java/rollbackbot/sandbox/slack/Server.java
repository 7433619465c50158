package rollbackbot.sandbox.slack;

import java.net.URI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A Jetty on the loopback address. */
record Server(org.eclipse.jetty.server.Server jetty, URI url) implements AutoCloseable {

  static Server start(int port, Handler handler) {
    var threads = new QueuedThreadPool();
    threads.setName("played-slack");
    threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
    var jetty = new org.eclipse.jetty.server.Server(threads);
    var settings = new HttpConfiguration();
    settings.setSendServerVersion(false);
    var connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(settings));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    jetty.addConnector(connector);
    jetty.setHandler(handler);
    try {
      jetty.start();
    } catch (Exception failure) {
      throw new IllegalStateException("starting the played Slack on port " + port, failure);
    }
    return new Server(jetty, URI.create("http://127.0.0.1:" + connector.getLocalPort()));
  }

  @Override
  public void close() {
    try {
      jetty.stop();
    } catch (Exception failure) {
      throw new IllegalStateException("stopping the played Slack", failure);
    }
  }
}
