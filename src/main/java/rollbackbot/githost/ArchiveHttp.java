package rollbackbot.githost;

import java.io.EOFException;
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
import rollbackbot.archive.ArchiveFault;
import rollbackbot.archive.ArchiveFile;
import rollbackbot.archive.ArchiveFile.Taken;
import rollbackbot.http.CarefulClient;
import rollbackbot.http.HttpAnswer;
import rollbackbot.http.Service;
import rollbackbot.http.Timeouts;
import rollbackbot.http.Trust;
import rollbackbot.secret.Secret;
import rollbackbot.source.CommitId;

/**
 * Asks for archives. Hosts keep them elsewhere ({@code codeload.github.com}), so that redirects are
 * followed to any host, but with the token only as long as they stay where it is meant for.
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

  /**
   * @param timeouts how long a whole archive may take
   */
  ArchiveHttp(GitHostSettings settings, Timeouts timeouts, InstantSource clock) {
    this.userAgent = settings.userAgent();
    this.clock = clock;
    this.client =
        new CarefulClient(
            timeouts, settings.proxies(), Service.GITHUB, Service.GITLAB, Service.ARCHIVES);
  }

  /** What is at an address. */
  enum Seen {
    ARCHIVE,
    /** An answer that holds something else, such as a page to log in on. */
    SOMETHING_ELSE,
    REFUSAL
  }

  /** Looks what is at an address, of which no more is read than it takes. */
  Seen look(ApiCall call, Optional<Secret> token) {
    return exchange(call, token, ArchiveHttp::seen);
  }

  /** Takes what is at an address. */
  Taken take(ApiCall call, Optional<Secret> token, CommitId commit) {
    return exchange(
        call,
        token,
        answer ->
            switch (seen(answer)) {
              case ARCHIVE -> taken(call, answer, commit);
              case SOMETHING_ELSE -> new Taken.Bad(ArchiveFault.NOT_AN_ARCHIVE);
              case REFUSAL -> new Taken.Bad(ArchiveFault.NOT_GIVEN);
            });
  }

  private static Taken taken(ApiCall call, HttpAnswer answer, CommitId commit) throws IOException {
    try {
      return ArchiveFile.take(answer.source().inputStream(), commit);
    } catch (EOFException e) {
      throw call.trouble().unclear("the archive broke off", e);
    }
  }

  /** A host in trouble tells nothing. */
  private static Seen seen(HttpAnswer answer) throws IOException {
    if (answer.status() == 408 || answer.status() == 429 || answer.status() >= 500) {
      throw answer.trouble("");
    }
    if (!answer.isSuccessful()) {
      return Seen.REFUSAL;
    }
    boolean isArchive =
        answer.source().request(2)
            && (answer.source().getBuffer().getByte(0) & 0xff) == GZIP >> 8
            && (answer.source().getBuffer().getByte(1) & 0xff) == (GZIP & 0xff);
    return isArchive ? Seen.ARCHIVE : Seen.SOMETHING_ELSE;
  }

  /** What is done with the answer at the end of all redirects. */
  private interface Reading<T> {
    T of(HttpAnswer answer) throws IOException;
  }

  /** What came of one exchange. */
  private sealed interface Outcome<T> {
    record Read<T>(T value) implements Outcome<T> {}

    record Moved<T>(HttpUrl to) implements Outcome<T> {}
  }

  private <T> T exchange(ApiCall call, Optional<Secret> token, Reading<T> reading) {
    var current = call;
    var credential = token;
    for (int followed = 0; ; followed++) {
      switch (once(current, credential, followed < MOST_REDIRECTS, reading)) {
        case Outcome.Read<T>(var value) -> {
          return value;
        }
        case Outcome.Moved<T>(var to) -> {
          // Once elsewhere it doesn't come back, even if a redirect does.
          var from = current.url();
          credential = credential.filter(_ -> Trust.isSameOrigin(from, to));
          current = current.at(to);
        }
      }
    }
  }

  private <T> Outcome<T> once(
      ApiCall call, Optional<Secret> token, boolean mayFollow, Reading<T> reading) {
    var request = request(call, token);
    long start = System.nanoTime();
    int status = 0;
    try (var response = client.newCall(request, false).execute()) {
      status = response.code();
      var answer = new HttpAnswer(response, call.trouble(), clock);
      var moved = moved(answer).filter(_ -> mayFollow);
      return moved.isPresent()
          ? new Outcome.Moved<>(moved.get())
          : new Outcome.Read<>(reading.of(answer));
    } catch (IOException e) {
      throw call.trouble().withoutAnswer(request, e);
    } finally {
      tell(call, status, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private static Optional<HttpUrl> moved(HttpAnswer answer) {
    return answer.location().filter(_ -> MOVED.contains(answer.status())).filter(Trust::allows);
  }

  private Request request(ApiCall call, Optional<Secret> token) {
    var request =
        call.request()
            .header("User-Agent", userAgent)
            // The file as it is; else it would be unpacked on the way.
            .header("Accept-Encoding", "identity");
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret.reveal()));
    return request.build();
  }

  /** The address may hold a key of its own behind the path. */
  private static void tell(ApiCall call, int status, Duration took) {
    boolean failed = status == 0 || status >= 400;
    LOG.atLevel(failed ? Level.INFO : Level.DEBUG)
        .log("GET {} {} in {} ms", call.url().encodedPath(), status, took.toMillis());
  }
}
