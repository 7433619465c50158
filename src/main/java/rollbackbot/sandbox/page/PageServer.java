package rollbackbot.sandbox.page;

import java.net.BindException;
import java.net.URI;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the page on 127.0.0.1, to pages of its own only. */
public final class PageServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PageServer.class);
  private static final String HOST = "127.0.0.1";

  private final Server server;
  private final ServerConnector connector;
  private volatile Optional<Handler.Abstract> page = Optional.empty();

  /** The port that was asked for is taken. */
  public static final class PortInUse extends Exception {
    private static final long serialVersionUID = 1L;

    PortInUse(int port) {
      super("port " + port + " is in use on this machine");
    }
  }

  private PageServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Takes the port; answers once there is something to {@link #show}.
   *
   * @param port 0 for any free one
   */
  public static PageServer start(int port) throws PortInUse {
    var server = new Server(new VirtualThreadPool());
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(HOST);
    connector.setPort(port);
    server.addConnector(connector);
    server.setStopTimeout(0);
    var page = new PageServer(server, connector);
    server.setHandler(page.new Guarded());
    try {
      server.start();
    } catch (Exception e) { // Jetty's start declares no less
      if (e.getCause() instanceof BindException || e instanceof BindException) {
        throw new PortInUse(port);
      }
      throw new IllegalStateException("starting the page's server on port " + port, e);
    }
    return page;
  }

  public URI address() {
    return URI.create("http://%s:%d/".formatted(HOST, connector.getLocalPort()));
  }

  /** Serves this from now on. */
  public void show(PageRoutes routes) {
    page = Optional.of(routes);
  }

  /** Lets in only what a page of this server asks for. */
  private final class Guarded extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      var refusal = new OriginCheck(connector.getLocalPort()).refusal(request);
      if (refusal.isPresent()) {
        PageAnswers.text(response, callback, 403, refusal.get());
        return true;
      }
      if (page.isEmpty()) {
        PageAnswers.text(response, callback, 503, "the sandbox is starting");
        return true;
      }
      return page.get().handle(request, response, callback);
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) { // Jetty's stop declares no less
      log.warn("the page's server did not stop cleanly", e);
    }
  }
}
