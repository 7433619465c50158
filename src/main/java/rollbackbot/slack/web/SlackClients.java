package rollbackbot.slack.web;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.util.http.SlackHttpClient;
import okhttp3.OkHttpClient;
import rollbackbot.http.Permissions;
import rollbackbot.http.Service;

/** Builds the official client so that nothing is left to its defaults. */
public final class SlackClients {
  private static final int TIMEOUT_MILLIS = 10_000;

  private SlackClients() {}

  public static Slack slack(SlackSettings settings, CallListener listener) {
    var http =
        Permissions.hold(plain(settings).newBuilder(), Service.SLACK)
            .addInterceptor(new MeasuredCalls(listener))
            .build();
    return Slack.getInstance(config(settings), new SlackHttpClient(http));
  }

  /** For the addresses that Slack gives, through the proxies that are configured. */
  public static OkHttpClient http(SlackSettings settings) {
    return Permissions.hold(plain(settings).newBuilder(), Service.SLACK_ADDRESSES).build();
  }

  private static OkHttpClient plain(SlackSettings settings) {
    // A message whose answer was lost isn't sent again behind our back.
    return settings
        .proxies()
        .on(SlackHttpClient.buildOkHttpClient(config(settings)).newBuilder())
        .addInterceptor(new BoundedAnswers())
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .build();
  }

  private static SlackConfig config(SlackSettings settings) {
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(settings.apiUrl());
    config.setHttpClientCallTimeoutMillis(TIMEOUT_MILLIS);
    config.setHttpClientReadTimeoutMillis(TIMEOUT_MILLIS);
    config.setHttpClientWriteTimeoutMillis(TIMEOUT_MILLIS);
    config.setPrettyResponseLoggingEnabled(false);
    // The publisher paces; the client's own pacing would hide behind it.
    config.setStatsEnabled(false);
    endItsThreads(config);
    // The client would read the environment by itself, without its exceptions.
    config.setProxyUrl(null);
    return config;
  }

  /** Each configuration starts some that count calls every second, and never ends them itself. */
  private static void endItsThreads(SlackConfig config) {
    try {
      config.close();
    } catch (Exception e) {
      throw new IllegalStateException("configuring Slack's client", e);
    }
  }

  public static MethodsClient methods(Slack slack, SlackSettings settings) {
    return slack.methods(settings.botToken().reveal());
  }
}
