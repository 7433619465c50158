package rollbackbot.app;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import rollbackbot.http.OneShotBody;
import rollbackbot.http.OutgoingProxies;
import rollbackbot.http.Trust;
import rollbackbot.http.WhyUnreached;
import rollbackbot.once.OutsideTrouble.Refused;
import rollbackbot.once.OutsideTrouble.Unanswered;
import rollbackbot.once.OutsideTrouble.Unavailable;
import rollbackbot.rollback.AfterRollback;
import rollbackbot.rollback.RollbackReport;
import rollbackbot.rollback.Secret;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls a team's address over HTTP. Messages name its host alone: the rest of the address may hold
 * a secret, as may what it answers.
 */
final class HttpAfterRollback implements AfterRollback {
  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private final OkHttpClient http;
  private final Optional<Secret> secret;
  private final String userAgent;
  private final InstantSource clock;

  /**
   * The calls.
   *
   * @param secret signs them; empty: they aren't signed
   * @param whole how long one may take
   */
  HttpAfterRollback(
      Optional<Secret> secret,
      String userAgent,
      OutgoingProxies proxies,
      InstantSource clock,
      Duration whole) {
    this.secret = secret;
    this.userAgent = userAgent;
    this.clock = clock;
    this.http =
        proxies
            .on(new OkHttpClient.Builder())
            .callTimeout(whole)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .addNetworkInterceptor(chain -> {
              Optional.ofNullable(chain.request().tag(AtomicBoolean.class))
                  .ifPresent(mark -> mark.set(true));
              return chain.proceed(chain.request());
            })
            .build();
  }

  @Override
  public void post(URI address, RollbackReport report, String key) {
    post(address, JSON.writeValueAsString(report), key);
  }

  void post(URI address, String body, String key) {
    var url = trusted(address);
    var operation = "calling " + url.host() + " after the rollback";
    var sent = new AtomicBoolean();
    try (var response = http.newCall(request(url, body, key, sent)).execute()) {
      judge(operation, response);
    } catch (IOException e) {
      throw sent.get()
          ? new Unanswered(operation + ": no answer", e)
          : new Unavailable(operation + ": no connection" + WhyUnreached.of(e), e);
    }
  }

  private static HttpUrl trusted(URI address) {
    return Trust.written(address.toString())
        .orElseThrow(() -> {
          var why = "the address is neither https nor on this machine";
          return new Refused("calling after the rollback: " + why, 0, why);
        });
  }

  private Request request(HttpUrl url, String body, String key, AtomicBoolean sent) {
    var request =
        new Request.Builder()
            .url(url)
            .post(new OneShotBody(body.getBytes(StandardCharsets.UTF_8)))
            .header("User-Agent", userAgent)
            .header("Idempotency-Key", key)
            .tag(AtomicBoolean.class, sent);
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

  private static void judge(String operation, Response response) {
    int status = response.code();
    if (response.isSuccessful()) {
      return;
    }
    var message = operation + ": " + status;
    if (status == 429) {
      throw new Unavailable(message, retryAfter(response));
    }
    if (status == 408 || status >= 500) {
      throw new Unanswered(message);
    }
    var why = response.isRedirect() ? "redirected, not followed" : "";
    throw new Refused(why.isEmpty() ? message : message + ", " + why, status, why);
  }

  private static Optional<Duration> retryAfter(Response response) {
    return Optional.ofNullable(response.header("Retry-After"))
        .filter(text -> SECONDS.matcher(text).matches())
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }
}
