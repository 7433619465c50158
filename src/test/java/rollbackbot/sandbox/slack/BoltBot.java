package rollbackbot.sandbox.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.util.SlackRequestParser;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import rollbackbot.sandbox.http.LoopbackServer;

/** A small bot: Bolt behind HTTP, as the real one is. */
public final class BoltBot implements AutoCloseable {
  private final App app;
  private final SlackRequestParser parser;
  private final LoopbackServer server;

  public BoltBot(FakeSlack slack) {
    var config =
        AppConfig.builder()
            .slack(Sdk.slack(slack))
            .singleTeamBotToken(slack.botToken())
            .signingSecret(slack.signingSecret())
            .build();
    app = new App(config);
    parser = new SlackRequestParser(config);
    server = LoopbackServer.require("bot", 0).serve(new Door());
    slack.deliverTo(server.url().resolve("/slack/events"));
  }

  /** Where listeners are added. */
  public App app() {
    return app;
  }

  public URI url() {
    return server.url();
  }

  private final class Door extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      var body = Content.Source.asString(request, StandardCharsets.UTF_8);
      var parsed =
          parser.parse(
              SlackRequestParser.HttpRequest.builder()
                  .requestUri("/slack/events")
                  .queryString(Map.of())
                  .requestBody(body)
                  .headers(new RequestHeaders(headers(request)))
                  .remoteAddress("127.0.0.1")
                  .build());
      var answer = app.run(parsed);
      response.setStatus(answer.getStatusCode());
      response.getHeaders().put("Content-Type", String.valueOf(answer.getContentType()));
      Content.Sink.write(
          response, true, answer.getBody() == null ? "" : answer.getBody(), callback);
      return true;
    }
  }

  private static Map<String, List<String>> headers(Request request) {
    var headers = new HashMap<String, List<String>>();
    request.getHeaders().forEach(field -> headers.put(field.getName(), List.of(field.getValue())));
    return headers;
  }

  @Override
  public void close() {
    app.stop();
    server.close();
  }
}
