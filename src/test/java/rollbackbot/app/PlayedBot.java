package rollbackbot.app;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import rollbackbot.app.config.Configuration;
import rollbackbot.app.config.ConfigurationReader;
import rollbackbot.app.config.Reading;
import rollbackbot.sandbox.slack.FakeSlack;
import rollbackbot.sandbox.slack.FakeSlackBuilder;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;
import rollbackbot.suite.Patience;

/** The real bot, in this JVM, at a pace for tests. */
public final class PlayedBot {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Patience.LONG).build();

  private PlayedBot() {}

  /** A Slack whose patience is no measure of how fast the machine is. */
  static FakeSlackBuilder slack() {
    return FakeSlack.of(PlayedWorkspace.example())
        .patience(Patience.LONG)
        .triggerLife(Patience.LONG);
  }

  static Bot start(Map<String, String> environment, Path folder) throws Exception {
    return Bot.start(
        configuration(environment, folder), QuickWaits.inThisProcess(), Clock.systemUTC());
  }

  public static Configuration configuration(Map<String, String> environment, Path folder) {
    return switch (ConfigurationReader.read(environment, folder)) {
      case Reading.Read<Configuration>(var configuration) -> configuration;
      case Reading.Mistakes<Configuration>(var mistakes) ->
          throw new AssertionError(mistakes.toString());
    };
  }

  static HttpResponse<String> get(int port, String path) throws Exception {
    return HTTP.send(request(port, path).GET().build(), HttpResponse.BodyHandlers.ofString());
  }

  static HttpResponse<String> post(int port, String path, String body) throws Exception {
    return HTTP.send(
        request(port, path).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Patience.LONG);
  }
}
