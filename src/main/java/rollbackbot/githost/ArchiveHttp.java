package rollbackbot.githost;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import rollbackbot.http.CarefulClient;
import rollbackbot.http.HttpAnswer;
import rollbackbot.http.Timeouts;
import rollbackbot.http.Trust;

/**
 * Asks for archives. Hosts keep them elsewhere ({@code codeload.github.com}), so that redirects are
 * followed to any host.
 */
final class ArchiveHttp {
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveHttp.class);
  private static final int MOST_REDIRECTS = 3;
  private static final Set<Integer> MOVED = Set.of(301, 302, 303, 307, 308);

  /** What every gzip file begins with (RFC 1952, section 2.3.1). */
  private static final int GZIP = 0x1f8b;

  private final String userAgent;
  private final InstantSource clock;
  private final CarefulClient client;

  ArchiveHttp(GitHostSettings settings, Timeouts timeouts, InstantSource clock) {
    this.userAgent = settings.userAgent();
    this.clock = clock;
    this.client = new CarefulClient(timeouts, settings.proxies());
  }

  /**
   * Whether an address answers everybody with an archive; of which no more is read than it takes.
   */
  boolean isArchive(ApiCall call) {
    var current = call;
    for (int followed = 0; followed <= MOST_REDIRECTS; followed++) {
      switch (exchange(current)) {
        case Outcome.Told(var archive) -> {
          return archive;
        }
        case Outcome.Moved(var to) -> current = current.at(to);
      }
    }
    return false;
  }

  /** What came of one exchange. */
  private sealed interface Outcome {
    record Told(boolean archive) implements Outcome {}

    record Moved(HttpUrl to) implements Outcome {}
  }

  private Outcome exchange(ApiCall call) {
    var request = request(call);
    long start = System.nanoTime();
    int status = 0;
    try (var response = client.newCall(request, false).execute()) {
      status = response.code();
      var answer = new HttpAnswer(response, call.trouble(), clock);
      return moved(answer)
          .<Outcome>map(Outcome.Moved::new)
          .orElse(new Outcome.Told(holdsArchive(answer)));
    } catch (IOException e) {
      throw call.trouble().withoutAnswer(request, e);
    } finally {
      tell(call, status, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private static Optional<HttpUrl> moved(HttpAnswer answer) {
    return answer.location().filter(_ -> MOVED.contains(answer.status())).filter(Trust::allows);
  }

  /** A page to log in on is none, whatever its status; a host in trouble tells nothing. */
  private static boolean holdsArchive(HttpAnswer answer) throws IOException {
    if (answer.status() == 429 || answer.status() >= 500) {
      throw answer.trouble("");
    }
    return answer.isSuccessful()
        && answer.source().request(2)
        && (answer.source().readShort() & 0xffff) == GZIP;
  }

  private Request request(ApiCall call) {
    return CarefulClient.request()
        .url(call.url())
        .header("User-Agent", userAgent)
        // The file as it is; else it would be unpacked on the way.
        .header("Accept-Encoding", "identity")
        .build();
  }

  private static void tell(ApiCall call, int status, Duration took) {
    boolean failed = status == 0 || status >= 400;
    LOG.atLevel(failed ? Level.INFO : Level.DEBUG)
        .log("GET {} {} in {} ms", call.url().encodedPath(), status, took.toMillis());
  }
}
