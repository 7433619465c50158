package rollbackbot.app.http;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.once.SteadyClock;
import rollbackbot.secret.Secret;
import rollbackbot.slack.incoming.SlackEndpoint;

/** The bot's HTTP side: what Slack sends, and what a machine can read. */
public final class HttpServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HttpServer.class);
  private static final int THREADS = 32;
  private static final int SLACK_THREADS = 64;
  private static final int SLACK_WAITING = 500;
  private static final int PROBE_THREADS = 2;
  private static final int PROBES_WAITING = 50;
  private static final Duration IDLE = Duration.ofSeconds(30);

  /** A connection that finds no place is tried again a second later: much, of Slack's three. */
  private static final int CONNECTIONS_WAITING = 1_000;

  /** More of a kind tell nothing more. */
  private static final int MOST_SAID = 20;

  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String BEARER = "Bearer ";

  // The server's threads never wait for anything: what asks the database has threads of its own,
  // those for Slack apart from those for whoever looks. No virtual ones: SQLite waits for its lock
  // in native code, which keeps their carriers. Where these are few, whoever holds the lock could
  // not go on, and nobody would be acknowledged in time.
  private final Server server = new Server(new QueuedThreadPool(THREADS));
  private final ExecutorService forSlack = threads("slack-", SLACK_THREADS, SLACK_WAITING);
  private final ExecutorService forProbes = threads("probe-", PROBE_THREADS, PROBES_WAITING);
  private final Bodies bodies;
  private final OpenConnections connections;
  private final ServerConnector connector;
  private final Optional<SlackEndpoint> slack;
  private final Supplier<Optional<String>> trouble;
  private final Supplier<List<String>> setAside;
  private final Metrics metrics;
  private final Optional<Secret> metricsToken;
  private final SteadyClock clock;
  private final Duration tooLate;

  /**
   * A server that isn't started yet.
   *
   * @param slack where Slack calls us; empty in Socket Mode
   * @param trouble what speaks against being ready
   * @param setAside what doesn't, and is to be known
   * @param tooLate when Slack has given up and told the person so: what is later must do nothing
   */
  public HttpServer(
      int port,
      Optional<SlackEndpoint> slack,
      Supplier<Optional<String>> trouble,
      Supplier<List<String>> setAside,
      Metrics metrics,
      Optional<Secret> metricsToken,
      OpenConnections connections,
      SteadyClock clock,
      Duration tooLate) {
    this.connections = connections;
    this.tooLate = tooLate;
    this.slack = slack;
    this.trouble = trouble;
    this.setAside = setAside;
    this.metrics = metrics;
    this.metricsToken = metricsToken;
    this.clock = clock;
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    this.connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setPort(port);
    connector.setIdleTimeout(IDLE.toMillis());
    connector.setAcceptQueueSize(CONNECTIONS_WAITING);
    this.bodies = new Bodies(connector.getScheduler());
    connector.addBean(connections);
    server.addConnector(connector);
    server.setHandler(new Routes());
  }

  private static ExecutorService threads(String name, int count, int waiting) {
    return new ThreadPoolExecutor(
        count,
        count,
        IDLE.toMillis(),
        TimeUnit.MILLISECONDS,
        new ArrayBlockingQueue<>(waiting),
        Thread.ofPlatform().daemon().name(name, 0).factory());
  }

  /** Takes the port, on which nothing is answered before the start. */
  public void open() {
    PortUnusable.unlessOpened(connector);
  }

  public void start() throws Exception {
    server.start();
  }

  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      log.warn("the HTTP server did not stop cleanly", e);
    }
    forSlack.shutdownNow();
    forProbes.shutdownNow();
  }

  private final class Routes extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      var path = Request.getPathInContext(request);
      var route = request.getMethod() + " " + path;
      switch (route) {
        case "POST /slack/events" -> slackEvents(request, response, callback);
        case "GET /healthz" -> answer(response, callback, 200, TEXT, "alive\n");
        case "GET /readyz" -> probe(response, callback, () -> ready(response, callback));
        case "GET /metrics" ->
            probe(response, callback, () -> metrics(request, response, callback));
        default -> answer(response, callback, 404, TEXT, "nothing here\n");
      }
      return true;
    }
  }

  private void slackEvents(Request request, Response response, Callback callback) {
    if (slack.isEmpty()) {
      answer(response, callback, 404, TEXT, "in Socket Mode nothing is taken here\n");
      return;
    }
    var headers = Bodies.headersOf(request);
    var incoming = new Incoming(slack.get(), request, headers, response, callback, clock.instant());
    if (slack.get().maySign(headers)) {
      bodies.read(request, incoming);
    } else {
      bodies.discard(request, incoming);
    }
  }

  /** A request to Slack's address, whose body is arriving. */
  private final class Incoming implements Bodies.Reader {
    private final SlackEndpoint endpoint;
    private final String path;
    private final Connection connection;
    private final Map<String, List<String>> headers;
    private final Response response;
    private final Callback callback;
    private final Instant started;

    private Incoming(
        SlackEndpoint endpoint,
        Request request,
        Map<String, List<String>> headers,
        Response response,
        Callback callback,
        Instant started) {
      this.endpoint = endpoint;
      this.path = Request.getPathInContext(request);
      this.connection = request.getConnectionMetaData().getConnection();
      this.headers = headers;
      this.response = response;
      this.callback = callback;
      this.started = started;
    }

    /** Only what carries Slack's signature gets a place among those that are handled. */
    @Override
    public void whole(byte[] body) {
      if (!endpoint.isSigned(headers, body)) {
        refuse(response, callback);
        return;
      }
      var whole = clock.instant();
      var held = connections.held(connection, callback);
      run(
          forSlack,
          response,
          held,
          () -> {
            if (since(whole).compareTo(tooLate) > 0) {
              answer(response, held, 503, TEXT, "too late\n");
              return;
            }
            switch (endpoint.handle(path, headers, body)) {
              case SlackEndpoint.Answer.NotFromSlack _ -> refuse(response, held);
              case SlackEndpoint.Answer.Handled(var status, var type, var text) -> {
                metrics.requestAcknowledged(since(started));
                answer(response, held, status, type, text);
              }
            }
          });
    }

    @Override
    public void tooLong() {
      refuse(response, callback);
    }

    @Override
    public void broken(Throwable why) {
      metrics.requestRefused();
      callback.failed(why);
    }
  }

  private void probe(Response response, Callback callback, Runnable look) {
    run(forProbes, response, callback, look);
  }

  private static void run(
      ExecutorService threads, Response response, Callback callback, Runnable work) {
    try {
      threads.execute(() -> {
        try {
          work.run();
        } catch (RuntimeException e) {
          log.error("a request could not be answered", e);
          callback.failed(e);
        }
      });
    } catch (RejectedExecutionException e) {
      answer(response, callback, 503, TEXT, "too many requests at once\n");
    }
  }

  private Duration since(Instant started) {
    return Duration.between(started, clock.instant());
  }

  private void refuse(Response response, Callback callback) {
    metrics.requestRefused();
    answer(response, callback, 401, TEXT, "not from Slack\n");
  }

  private void ready(Response response, Callback callback) {
    var reason = trouble.get();
    var lines = new StringBuilder(reason.orElse("ready")).append('\n');
    setAside.get().stream()
        .limit(MOST_SAID)
        .forEach(it -> lines.append("set aside: ").append(it).append('\n'));
    answer(response, callback, reason.isPresent() ? 503 : 200, TEXT, lines.toString());
  }

  private void metrics(Request request, Response response, Callback callback) {
    if (metricsToken.isPresent() && !shows(request, metricsToken.get())) {
      answer(response, callback, 401, TEXT, "the metrics need the bearer token\n");
      return;
    }
    answer(response, callback, 200, "text/plain; version=0.0.4; charset=utf-8", metrics.text());
  }

  private static boolean shows(Request request, Secret token) {
    var header = Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION)).orElse("");
    var shown = new Secret(header.startsWith(BEARER) ? header.substring(BEARER.length()) : "");
    return MessageDigest.isEqual(shown.bytes(), token.bytes());
  }

  private static void answer(
      Response response, Callback callback, int status, String type, String text) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    Content.Sink.write(response, true, text, callback);
  }
}
