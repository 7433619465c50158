package rollbackbot.app.http;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.HttpUrl;
import okhttp3.Request;
import rollbackbot.http.CallTrouble;
import rollbackbot.http.CarefulClient;
import rollbackbot.http.HttpAnswer;
import rollbackbot.http.OneShotBody;
import rollbackbot.http.OutgoingProxies;
import rollbackbot.http.Service;
import rollbackbot.http.Timeouts;
import rollbackbot.http.Trust;
import rollbackbot.http.WhyUnreached;
import rollbackbot.once.Operation;
import rollbackbot.once.OutsideTrouble.Refused;
import rollbackbot.outside.AfterRollback;
import rollbackbot.outside.RollbackReport;
import rollbackbot.secret.Secret;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls a team's address over HTTP. Messages name its host alone: the rest of the address may hold
 * a secret, as may what it answers.
 */
public final class HttpAfterRollback implements AfterRollback {
  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private final CarefulClient http;
  private final Optional<Secret> secret;
  private final String userAgent;
  private final InstantSource clock;

  /**
   * The calls.
   *
   * @param secret signs them; empty: they aren't signed
   * @param whole how long one may take
   */
  public HttpAfterRollback(
      Optional<Secret> secret,
      String userAgent,
      OutgoingProxies proxies,
      InstantSource clock,
      Duration whole) {
    this.secret = secret;
    this.userAgent = userAgent;
    this.clock = clock;
    this.http = new CarefulClient(Timeouts.within(whole), proxies, Service.TEAM);
  }

  @Override
  public void post(URI address, RollbackReport report, String key) {
    post(address, JSON.writeValueAsString(report), key);
  }

  public void post(URI address, String body, String key) {
    var url = trusted(address);
    var call = new CallTrouble(Operation.CALL_AFTER_ROLLBACK.of(url.host()), true);
    var request = request(url, body, key);
    try (var response = http.newCall(request, true).execute()) {
      if (!response.isSuccessful()) {
        var words = response.isRedirect() ? "redirected, not followed" : "";
        throw new HttpAnswer(response, call, clock).trouble(words);
      }
    } catch (IOException e) {
      throw CarefulClient.wasSent(request)
          ? call.unclear("no answer", e)
          : call.unsent("no connection" + WhyUnreached.of(e), e);
    }
  }

  private static HttpUrl trusted(URI address) {
    return Trust.written(address.toString())
        .orElseThrow(() -> {
          var why = "the address is neither https nor on this machine";
          var host = Optional.ofNullable(address.getHost()).orElse("an address");
          return new Refused(Operation.CALL_AFTER_ROLLBACK.of(host) + ": " + why, 0, why);
        });
  }

  private Request request(HttpUrl url, String body, String key) {
    var request =
        CarefulClient.request()
            .url(url)
            .post(new OneShotBody(body.getBytes(StandardCharsets.UTF_8)))
            .header("User-Agent", userAgent)
            .header("Idempotency-Key", key);
    secret.ifPresent(found -> request.header("X-Rollback-Signature", signature(found, body)));
    return request.build();
  }

  private String signature(Secret key, String body) {
    long seconds = clock.instant().getEpochSecond();
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.bytes(), "HmacSHA256"));
      var code = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
      return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(code);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
