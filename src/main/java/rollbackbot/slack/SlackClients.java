package rollbackbot.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.MethodsConfig;
import com.slack.api.util.http.SlackHttpClient;
import java.net.URI;
import java.util.Set;

/** Builds the official client so that nothing is left to its defaults. */
final class SlackClients {
  private static final int TIMEOUT_MILLIS = 10_000;
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private SlackClients() {}

  static Slack slack(SlackSettings settings) {
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(settings.apiUrl());
    config.setHttpClientCallTimeoutMillis(TIMEOUT_MILLIS);
    config.setHttpClientReadTimeoutMillis(TIMEOUT_MILLIS);
    config.setHttpClientWriteTimeoutMillis(TIMEOUT_MILLIS);
    config.setPrettyResponseLoggingEnabled(false);
    // The publisher paces; the client's own pacing would hide behind it and add threads.
    var methods = new MethodsConfig();
    methods.setStatsEnabled(false);
    config.setMethodsConfig(methods);
    config.setStatsEnabled(false);
    if (LOOPBACK.contains(URI.create(settings.apiUrl()).getHost())) {
      config.setProxyUrl(null);
    }
    // A message whose answer was lost isn't sent again behind our back.
    var http =
        SlackHttpClient.buildOkHttpClient(config)
            .newBuilder()
            .retryOnConnectionFailure(false)
            .build();
    return Slack.getInstance(config, new SlackHttpClient(http));
  }

  static MethodsClient methods(Slack slack, SlackSettings settings) {
    return slack.methods(settings.botToken().reveal());
  }
}
