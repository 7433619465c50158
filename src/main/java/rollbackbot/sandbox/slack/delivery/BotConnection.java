package rollbackbot.sandbox.slack.delivery;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Posts to the bot's request URL and waits no longer than Slack does. */
public final class BotConnection implements AutoCloseable {
  private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");

  private static final MediaType JSON = MediaType.get("application/json");

  private final OkHttpClient client;
  private volatile @Nullable URI url;

  public BotConnection(Duration patience) {
    client = client(patience);
  }

  /** Nothing else ends a call: unasked, the client would give up after ten seconds. */
  static OkHttpClient client(Duration patience) {
    return new OkHttpClient.Builder()
        .proxy(Proxy.NO_PROXY)
        .followRedirects(false)
        .retryOnConnectionFailure(false)
        .callTimeout(patience)
        .connectTimeout(Duration.ZERO)
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .build();
  }

  public void connect(URI url) {
    this.url = url;
  }

  public Delivery post(SignedRequest signed) {
    return post(signed, FORM);
  }

  Delivery postJson(SignedRequest signed) {
    return post(signed, JSON);
  }

  private Delivery post(SignedRequest signed, MediaType type) {
    var target = url;
    if (target == null) {
      return new Delivery(signed, 0, "", Optional.of("dispatch_failed")); // nothing listens yet
    }
    try (var response = client.newCall(request(target, signed, type)).execute()) {
      var body = response.body().string();
      return response.code() == 200
          ? new Delivery(signed, 200, body, Optional.empty())
          : new Delivery(signed, response.code(), body, Optional.of("dispatch_failed"));
    } catch (InterruptedIOException late) {
      return new Delivery(signed, 0, "", Optional.of("operation_timeout"));
    } catch (IOException unreachable) {
      return new Delivery(signed, 0, "", Optional.of("dispatch_failed"));
    }
  }

  private static Request request(URI target, SignedRequest signed, MediaType type) {
    return new Request.Builder()
        .url(target.toString())
        .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
        .header("X-Slack-Request-Timestamp", signed.timestamp())
        .header("X-Slack-Signature", signed.signature())
        .post(RequestBody.create(signed.body().getBytes(StandardCharsets.UTF_8), type))
        .build();
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
