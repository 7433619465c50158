package rollbackbot.app.http;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import rollbackbot.http.OutgoingProxies;
import rollbackbot.http.Permissions;
import rollbackbot.http.Service;
import rollbackbot.once.HealthProbe;

/** Asks a health check over HTTP. */
public final class HttpHealthProbe implements HealthProbe {
  private final OkHttpClient http;
  private final String userAgent;

  /**
   * The probe.
   *
   * @param answer how long a check may take
   */
  public HttpHealthProbe(String userAgent, OutgoingProxies proxies, Duration answer) {
    this.userAgent = userAgent;
    this.http =
        Permissions.hold(proxies.on(new OkHttpClient.Builder()), Service.TEAM)
            .callTimeout(answer)
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
  }

  @Override
  public Health probe(URI address) {
    var request =
        new Request.Builder().url(address.toString()).header("User-Agent", userAgent).build();
    try (var response = http.newCall(request).execute()) {
      return new Health(response.isSuccessful(), "status " + response.code());
    } catch (IOException e) {
      return new Health(
          false,
          "no answer: " + Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName()));
    }
  }
}
