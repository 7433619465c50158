package rollbackbot.scalingo.http;

import java.util.Optional;
import okhttp3.HttpUrl;
import rollbackbot.http.OutgoingProxies;
import rollbackbot.http.Trust;
import rollbackbot.secret.Secret;

/**
 * How to reach Scalingo, and as whom.
 *
 * @param authUrl the authentication service, which also tells the addresses of the regions
 * @param apiToken the long-lived token ({@code tk-us-…}) that is exchanged for short ones
 * @param apiUrl the apps API of every region, instead of what the look-up gives
 * @param dbApiUrl the database API of every region, instead of what the look-up gives
 * @param callsPerMinute our own budget; the platform allows 60 (Scalingo docs: rate limiting)
 * @param proxies what the calls go through
 */
public record ScalingoSettings(
    HttpUrl authUrl,
    Secret apiToken,
    Optional<HttpUrl> apiUrl,
    Optional<HttpUrl> dbApiUrl,
    int callsPerMinute,
    String userAgent,
    OutgoingProxies proxies) {

  public ScalingoSettings {
    requireTrusted(authUrl);
    apiUrl.ifPresent(ScalingoSettings::requireTrusted);
    dbApiUrl.ifPresent(ScalingoSettings::requireTrusted);
    if (callsPerMinute < 1) {
      throw new IllegalArgumentException("at least one call per minute: " + callsPerMinute);
    }
  }

  private static void requireTrusted(HttpUrl url) {
    if (!Trust.allows(url)) {
      throw new IllegalArgumentException(
          "https, or http on a loopback address: " + url.scheme() + "://" + url.host());
    }
  }
}
