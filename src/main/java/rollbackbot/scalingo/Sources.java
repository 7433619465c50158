package rollbackbot.scalingo;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.archive.ArchiveFile;
import rollbackbot.http.CallTrouble;
import rollbackbot.http.CarefulClient;
import rollbackbot.http.Service;
import rollbackbot.http.Timeouts;
import rollbackbot.http.Trust;
import rollbackbot.once.Operation;
import rollbackbot.once.OutsideTrouble.Refused;
import rollbackbot.release.PlatformApp;
import rollbackbot.scalingo.http.AuthorizedCalls;
import rollbackbot.scalingo.http.Call;
import rollbackbot.scalingo.http.CallBudget.Urgency;
import rollbackbot.scalingo.http.ScalingoSettings;
import rollbackbot.secret.Secret;

/**
 * Puts archives where the platform gets them: at a pair of addresses that live for ten minutes
 * (Scalingo docs: sources). Whoever has them has the code: they are never logged nor shown.
 */
final class Sources {
  private static final Logger LOG = LoggerFactory.getLogger(Sources.class);

  /** As the platform's own client names it (its deployments/deploy.go). */
  private static final MediaType GZIP = MediaType.get("application/x-gzip");

  private final AuthorizedCalls calls;
  private final Regions regions;
  private final CarefulClient client;
  private final String userAgent;

  /**
   * @param timeouts how long an upload may take
   */
  Sources(AuthorizedCalls calls, Regions regions, ScalingoSettings settings, Timeouts timeouts) {
    this.calls = calls;
    this.regions = regions;
    this.client = new CarefulClient(timeouts, settings.proxies(), Service.UPLOADS);
    this.userAgent = settings.userAgent();
  }

  /**
   * Where the platform can get the archive from now on, for ten minutes. An address that has run
   * out already is replaced, once. Safe to run twice.
   */
  Secret upload(PlatformApp app, ArchiveFile file) {
    var pair = pair(app);
    try {
      put(app, pair, file);
      return pair.downloadUrl();
    } catch (Refused _) {
      var another = pair(app);
      put(app, another, file);
      return another.downloadUrl();
    }
  }

  /** Changes nothing by itself: a lost answer is no reason to look for anything. */
  private Pair pair(PlatformApp app) {
    var call =
        new Call(
            "source",
            Operation.PLACE_FOR_ARCHIVE.of(app.name()),
            "POST",
            regions.sources(app.region()),
            Optional.of(Map.of()),
            false,
            Urgency.URGENT);
    return calls.send(
        call,
        answer -> {
          var source = answer.present(answer.json(SourceAnswer.class).source(), "a source");
          return new Pair(
              answer.present(source.uploadUrl(), "an address to upload to"),
              answer.present(source.downloadUrl(), "an address to download from"));
        });
  }

  private void put(PlatformApp app, Pair pair, ArchiveFile file) {
    var trouble = new CallTrouble(Operation.UPLOAD_ARCHIVE.of(app.name()), false);
    var url = HttpUrl.parse(pair.uploadUrl().reveal());
    if (url == null || !Trust.allows(url)) {
      throw trouble.unclear("got an address that can't be used");
    }
    var request =
        CarefulClient.request()
            .url(url)
            .header("User-Agent", userAgent)
            .put(new Body(file))
            .build();
    long start = System.nanoTime();
    int status = 0;
    try (var response = client.newCall(request, true).execute()) {
      status = response.code();
      if (!response.isSuccessful()) {
        // Its words may repeat the address.
        throw trouble.answered(status, "", Optional.empty());
      }
    } catch (IOException e) {
      throw trouble.withoutAnswer(request, e);
    } finally {
      LOG.debug(
          "PUT of an archive {} in {} ms",
          status,
          Duration.ofNanos(System.nanoTime() - start).toMillis());
    }
  }

  private record Pair(Secret uploadUrl, Secret downloadUrl) {}

  record SourceAnswer(@Nullable Source source) {}

  record Source(@Nullable Secret uploadUrl, @Nullable Secret downloadUrl) {}

  /** Of a length that is known before: not every store takes a body in pieces. */
  private static final class Body extends RequestBody {
    private final ArchiveFile file;

    Body(ArchiveFile file) {
      this.file = file;
    }

    @Override
    public MediaType contentType() {
      return GZIP;
    }

    @Override
    public long contentLength() throws IOException {
      return file.size();
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      try (var source = Okio.source(file.read())) {
        sink.writeAll(source);
      }
    }
  }
}
