package rollbackbot.sandbox.page;

import java.net.URI;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import rollbackbot.sandbox.http.HttpExchange;
import rollbackbot.sandbox.http.LoopbackServer;

/** Serves the page on 127.0.0.1, to pages of its own only. */
public final class PageServer implements AutoCloseable {
  private final LoopbackServer server;
  private final OriginCheck origins;
  private volatile Optional<PageRoutes> page = Optional.empty();

  private PageServer(LoopbackServer server) {
    this.server = server;
    this.origins = new OriginCheck(server.port());
  }

  /**
   * Takes the port; answers once there is something to {@link #show}.
   *
   * @param port 0 for any free one
   */
  public static PageServer start(int port) throws LoopbackServer.PortInUse {
    var page = new PageServer(LoopbackServer.open("page", port));
    page.server.serve(page.new Guarded());
    return page;
  }

  public URI address() {
    return server.url().resolve("/");
  }

  /** Serves this from now on. */
  public void show(PageRoutes routes) {
    page = Optional.of(routes);
  }

  /** Lets in only what a page of this server asks for. */
  private final class Guarded extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      var exchange = new HttpExchange(request, response, callback);
      var refusal = origins.refusal(exchange);
      if (refusal.isPresent()) {
        return PageAnswers.text(exchange, 403, refusal.get());
      }
      return page.isEmpty()
          ? PageAnswers.text(exchange, 503, "the sandbox is starting")
          : page.get().handle(exchange);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
