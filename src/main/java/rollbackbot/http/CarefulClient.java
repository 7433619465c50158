package rollbackbot.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.Sending;

/**
 * An HTTP client that never sends a write twice by itself, follows no redirect, and can tell
 * whether a request that failed was sent at all.
 */
public final class CarefulClient {
  private final OkHttpClient reading;
  private final OkHttpClient writing;

  /**
   * @param services what it sends to, held to {@link Permissions}
   */
  public CarefulClient(Timeouts timeouts, OutgoingProxies proxies, Service... services) {
    this.reading = client(timeouts, proxies, services);
    // A write opens its own connection: it can't die on an idle one that the server had closed,
    // which would look like a lost answer.
    this.writing =
        reading
            .newBuilder()
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .retryOnConnectionFailure(false)
            .build();
  }

  private static OkHttpClient client(
      Timeouts timeouts, OutgoingProxies proxies, Service... services) {
    return Permissions.hold(proxies.on(new OkHttpClient.Builder()), services)
        .connectTimeout(timeouts.connect())
        .readTimeout(timeouts.silence())
        .writeTimeout(timeouts.silence())
        .callTimeout(timeouts.whole())
        .followRedirects(false)
        .followSslRedirects(false)
        .addNetworkInterceptor(chain -> {
          if (chain.request().tag(Changes.class) != null) {
            requireLeave();
          }
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
    if (!changes) {
      return reading.newCall(request);
    }
    var marked = request.newBuilder().tag(Changes.class, Changes.SOMETHING).build();
    var call = writing.newCall(marked);
    var whole = Duration.ofNanos(call.timeout().timeoutNanos());
    Sending.timeLeft()
        .filter(left -> left.compareTo(whole) < 0)
        .ifPresent(left -> call.timeout().timeout(Math.max(1, left.toMillis()), MILLISECONDS));
    return call;
  }

  private enum Changes {
    SOMETHING
  }

  /** The connection stands, and nothing has left yet. */
  private static void requireLeave() throws Withheld {
    try {
      Sending.beforeLeaving();
    } catch (OutsideTrouble.Unavailable e) {
      throw new Withheld(e);
    }
  }

  /** We ourselves didn't send it. */
  static final class Withheld extends IOException {
    private static final long serialVersionUID = 1L;

    Withheld(OutsideTrouble.Unavailable why) {
      super(why.getMessage(), why);
    }
  }

  /** Without a connection nothing was sent; with one, a write may have been acted upon. */
  public static boolean wasSent(Request request) {
    return mark(request).filter(AtomicBoolean::get).isPresent();
  }

  private static Optional<AtomicBoolean> mark(Request request) {
    return Optional.ofNullable(request.tag(AtomicBoolean.class));
  }
}
