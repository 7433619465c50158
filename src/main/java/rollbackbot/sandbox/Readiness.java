package rollbackbot.sandbox;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** Asks a fresh process whether it is ready, until it says so or ends. */
final class Readiness {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final URI address;
  private final Process process;
  private volatile boolean reached;

  Readiness(URI address, Process process) {
    this.address = address;
    this.process = process;
  }

  boolean isReached() {
    return reached;
  }

  void watch(Runnable changed) {
    Thread.ofVirtual()
        .name("readiness")
        .start(() -> {
          if (ask()) {
            reached = true;
            changed.run();
          }
        });
  }

  private boolean ask() {
    var client =
        new OkHttpClient.Builder()
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .callTimeout(PATIENCE)
            .build();
    try {
      while (!says(client)) {
        if (process.waitFor(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }

  private boolean says(OkHttpClient client) {
    var request = new Request.Builder().url(address.toString()).build();
    try (var response = client.newCall(request).execute()) {
      return response.isSuccessful();
    } catch (IOException notYet) {
      return false; // it hasn't opened its port so far
    }
  }
}
