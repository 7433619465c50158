package rollbackbot.scalingo;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;
import rollbackbot.http.OutgoingProxies;
import rollbackbot.http.Timeouts;
import rollbackbot.release.PlatformApp;
import rollbackbot.scalingo.http.ScalingoSettings;
import rollbackbot.secret.Secret;
import rollbackbot.suite.Patience;

/** Clients as the tests want them: with request ids that count. */
public final class Clients {
  public static final PlatformApp APP = new PlatformApp("example-running-application", "osc-fr1");

  static final Secret API_TOKEN = new Secret("tk-us-example");

  /** For a test about an answer that comes late or not at all. */
  static final Timeouts IMPATIENT =
      new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(4));

  /** Far beyond what an answer takes, on a machine that stalls too. */
  static final Timeouts PATIENT = Timeouts.within(Patience.LONG);

  private Clients() {}

  /** A client that looks the regions up. */
  public static ScalingoPlatform lookingUp(URI auth, Secret apiToken, InstantSource clock) {
    return account(auth, apiToken, clock).platform();
  }

  /** All clients of an account, which look the regions up. */
  public static ScalingoAccount account(URI auth, Secret apiToken, InstantSource clock) {
    return account(settings(auth, apiToken, Optional.empty(), 60), PATIENT, clock);
  }

  /** A client that is told where the apps API is. */
  static ScalingoPlatform toldThe(String auth, String api, Timeouts timeouts, InstantSource clock) {
    var apiUrl = Optional.of(HttpUrl.get(api));
    return client(settings(URI.create(auth), API_TOKEN, apiUrl, 60), timeouts, clock);
  }

  static ScalingoSettings settings(
      URI auth, Secret apiToken, Optional<HttpUrl> apiUrl, int callsPerMinute) {
    return new ScalingoSettings(
        HttpUrl.get(auth.toString()),
        apiToken,
        apiUrl,
        apiUrl,
        callsPerMinute,
        "rollback-bot/test",
        OutgoingProxies.none());
  }

  static ScalingoPlatform client(
      ScalingoSettings settings, Timeouts timeouts, InstantSource clock) {
    return account(settings, timeouts, clock).platform();
  }

  /** All clients of an account, which find everything at one address. */
  static ScalingoAccount accountAt(String address, Timeouts timeouts, InstantSource clock) {
    var api = Optional.of(HttpUrl.get(address));
    return account(settings(URI.create(address), API_TOKEN, api, 60), timeouts, clock);
  }

  static ScalingoAccount account(
      ScalingoSettings settings, Timeouts timeouts, InstantSource clock) {
    var ids = new AtomicInteger();
    return new ScalingoAccount(
        settings,
        () -> 1,
        timeouts,
        clock,
        clock::instant,
        () -> "request-" + ids.incrementAndGet(),
        (_, _, _) -> {});
  }
}
