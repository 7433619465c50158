package rollbackbot.http;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * An HTTP client that never sends a write twice by itself, follows no redirect, and can tell
 * whether a request that failed was sent at all.
 */
public final class CarefulClient {
  private final OkHttpClient reading;
  private final OkHttpClient writing;

  public CarefulClient(Timeouts timeouts, OutgoingProxies proxies) {
    this.reading = client(timeouts, proxies);
    // A write opens its own connection: it can't die on an idle one that the server had closed,
    // which would look like a lost answer.
    this.writing =
        reading
            .newBuilder()
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .retryOnConnectionFailure(false)
            .build();
  }

  private static OkHttpClient client(Timeouts timeouts, OutgoingProxies proxies) {
    return proxies
        .on(new OkHttpClient.Builder())
        .connectTimeout(timeouts.connect())
        .readTimeout(timeouts.silence())
        .writeTimeout(timeouts.silence())
        .callTimeout(timeouts.whole())
        .followRedirects(false)
        .followSslRedirects(false)
        .addNetworkInterceptor(chain -> {
          mark(chain.request()).ifPresent(sent -> sent.set(true));
          return chain.proceed(chain.request());
        })
        .build();
  }

  /** A request of which {@link #wasSent} can be told later. */
  public static Request.Builder request() {
    return new Request.Builder().tag(AtomicBoolean.class, new AtomicBoolean());
  }

  /**
   * The call of a request made by {@link #request}.
   *
   * @param changes whether the request may change something
   */
  public Call newCall(Request request, boolean changes) {
    return (changes ? writing : reading).newCall(request);
  }

  /** Without a connection nothing was sent; with one, a write may have been acted upon. */
  public static boolean wasSent(Request request) {
    return mark(request).filter(AtomicBoolean::get).isPresent();
  }

  private static Optional<AtomicBoolean> mark(Request request) {
    return Optional.ofNullable(request.tag(AtomicBoolean.class));
  }
}
