package rollbackbot.slack.web;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.util.http.SlackHttpClient;
import java.time.Duration;
import okhttp3.OkHttpClient;
import rollbackbot.http.Permissions;
import rollbackbot.http.Service;

/** Builds the official client so that nothing is left to its defaults. */
public final class SlackClients {
  private SlackClients() {}

  /**
   * The official client.
   *
   * @param longest how long a call may take
   */
  public static Slack slack(SlackSettings settings, Duration longest, CallListener listener) {
    var http =
        Permissions.hold(plain(settings, longest).newBuilder(), Service.SLACK)
            .addInterceptor(new MeasuredCalls(listener))
            .build();
    return Slack.getInstance(config(settings, longest), new SlackHttpClient(http));
  }

  /**
   * For the addresses that Slack gives, through the proxies that are configured.
   *
   * @param longest how long a call may take
   */
  public static OkHttpClient http(SlackSettings settings, Duration longest) {
    return Permissions.hold(plain(settings, longest).newBuilder(), Service.SLACK_ADDRESSES).build();
  }

  private static OkHttpClient plain(SlackSettings settings, Duration longest) {
    // A message whose answer was lost isn't sent again behind our back.
    return settings
        .proxies()
        .on(SlackHttpClient.buildOkHttpClient(config(settings, longest)).newBuilder())
        .addInterceptor(new BoundedAnswers())
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .build();
  }

  private static SlackConfig config(SlackSettings settings, Duration longest) {
    int millis = Math.toIntExact(longest.toMillis());
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(settings.apiUrl());
    config.setHttpClientCallTimeoutMillis(millis);
    config.setHttpClientReadTimeoutMillis(millis);
    config.setHttpClientWriteTimeoutMillis(millis);
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
