package rollbackbot.sandbox;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * Reads where a fresh process listens, and asks it whether it is ready until it says so or ends.
 */
final class Readiness {
  private static final Pattern PORT = Pattern.compile("listening on port (\\d+)");
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Process process;
  private final Path log;
  private final long written;
  private volatile boolean reached;

  /**
   * A process that was started just now.
   *
   * @param log where it writes
   * @param written how many bytes of it others wrote before
   */
  Readiness(Process process, Path log, long written) {
    this.process = process;
    this.log = log;
    this.written = written;
  }

  boolean isReached() {
    return reached;
  }

  /**
   * Watches in the background.
   *
   * @param listens told its address, before it is ready
   * @param changed called once it is ready
   */
  void watch(Consumer<URI> listens, Runnable changed) {
    Thread.ofVirtual()
        .name("readiness")
        .start(() -> {
          try {
            var address = awaitAddress();
            address.ifPresent(listens);
            if (address.isPresent() && isReadyAt(address.get().resolve("/readyz"))) {
              reached = true;
              changed.run();
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private Optional<URI> awaitAddress() throws InterruptedException {
    var port = PORT.matcher(log());
    while (!port.find()) {
      if (hasEnded()) {
        return Optional.empty();
      }
      port = PORT.matcher(log());
    }
    return Optional.of(URI.create("http://127.0.0.1:%s/".formatted(port.group(1))));
  }

  private String log() {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(written);
      var bytes = new byte[Math.toIntExact(Math.max(0, file.length() - written))];
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("reading the bot's log", e);
    }
  }

  private boolean hasEnded() throws InterruptedException {
    return process.waitFor(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean isReadyAt(URI address) throws InterruptedException {
    var client =
        new OkHttpClient.Builder()
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .callTimeout(PATIENCE)
            .build();
    try {
      while (!says(client, address)) {
        if (hasEnded()) {
          return false;
        }
      }
      return true;
    } finally {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }

  private static boolean says(OkHttpClient client, URI address) {
    var request = new Request.Builder().url(address.toString()).build();
    try (var response = client.newCall(request).execute()) {
      return response.isSuccessful();
    } catch (IOException notYet) {
      return false; // it is busy starting
    }
  }
}
