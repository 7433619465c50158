package rollbackbot.app;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
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
import rollbackbot.rollback.Secret;
import rollbackbot.slack.SlackEndpoint;

/** The bot's HTTP side: what Slack sends, and what a machine can read. */
final class HttpServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HttpServer.class);
  private static final int MOST_BYTES = 1_000_000;
  private static final int THREADS = 32;
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String BEARER = "Bearer ";

  // No virtual threads: SQLite waits for its lock in native code, which keeps their carriers. Where
  // these are few, whoever holds the lock could not go on, and nobody would be acknowledged in
  // time.
  private final Server server = new Server(new QueuedThreadPool(THREADS));
  private final ServerConnector connector;
  private final Optional<SlackEndpoint> slack;
  private final Supplier<Optional<String>> trouble;
  private final Metrics metrics;
  private final Optional<Secret> metricsToken;
  private final InstantSource clock;

  /**
   * A server that isn't started yet.
   *
   * @param slack where Slack calls us; empty in Socket Mode
   * @param trouble what speaks against being ready
   */
  HttpServer(
      int port,
      Optional<SlackEndpoint> slack,
      Supplier<Optional<String>> trouble,
      Metrics metrics,
      Optional<Secret> metricsToken,
      InstantSource clock) {
    this.slack = slack;
    this.trouble = trouble;
    this.metrics = metrics;
    this.metricsToken = metricsToken;
    this.clock = clock;
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    this.connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setPort(port);
    server.addConnector(connector);
    server.setHandler(new Routes());
  }

  void start() throws Exception {
    server.start();
  }

  int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      log.warn("the HTTP server did not stop cleanly", e);
    }
  }

  private final class Routes extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      var path = Request.getPathInContext(request);
      var route = request.getMethod() + " " + path;
      switch (route) {
        case "POST /slack/events" -> slackEvents(request, response, callback);
        case "GET /healthz" -> answer(response, callback, 200, TEXT, "alive\n");
        case "GET /readyz" -> ready(response, callback);
        case "GET /metrics" -> metrics(request, response, callback);
        default -> answer(response, callback, 404, TEXT, "nothing here\n");
      }
      return true;
    }
  }

  private void slackEvents(Request request, Response response, Callback callback) throws Exception {
    if (slack.isEmpty()) {
      answer(response, callback, 404, TEXT, "in Socket Mode nothing is taken here\n");
      return;
    }
    var started = clock.instant();
    var body = read(request);
    if (body.length > MOST_BYTES) {
      refuse(response, callback);
      return;
    }
    switch (slack.get().handle(Request.getPathInContext(request), headers(request), body)) {
      case SlackEndpoint.Answer.NotFromSlack _ -> refuse(response, callback);
      case SlackEndpoint.Answer.Handled(var status, var type, var text) -> {
        metrics.requestAcknowledged(since(started));
        answer(response, callback, status, type, text);
      }
    }
  }

  /**
   * The body; of one that is too long, whatever length it claims, not more than it takes to know.
   */
  private static byte[] read(Request request) throws IOException {
    try (var in = Content.Source.asInputStream(request)) {
      return in.readNBytes(MOST_BYTES + 1);
    }
  }

  private Duration since(Instant started) {
    return Duration.between(started, clock.instant());
  }

  private void refuse(Response response, Callback callback) {
    metrics.requestRefused();
    answer(response, callback, 401, TEXT, "not from Slack\n");
  }

  private static Map<String, List<String>> headers(Request request) {
    var headers = new HashMap<String, List<String>>();
    request
        .getHeaders()
        .forEach(field ->
            headers
                .computeIfAbsent(field.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                .add(field.getValue()));
    return headers;
  }

  private void ready(Response response, Callback callback) {
    var reason = trouble.get();
    answer(response, callback, reason.isPresent() ? 503 : 200, TEXT, reason.orElse("ready") + "\n");
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
