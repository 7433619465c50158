package rollbackbot.githost;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import rollbackbot.http.CarefulClient;
import rollbackbot.http.HttpAnswer;
import rollbackbot.http.OneShotBody;
import rollbackbot.http.Service;
import rollbackbot.http.Timeouts;
import rollbackbot.http.Trust;
import rollbackbot.secret.Secret;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Sends calls over HTTP: timeouts, headers, redirects, and what a missing answer means. */
final class ApiHttp {
  private static final Logger LOG = LoggerFactory.getLogger(ApiHttp.class);
  private static final int MOST_REDIRECTS = 2;

  /** With these the method stays as it was; a POST is sent on with no others. */
  private static final Set<Integer> SENDING_ON = Set.of(307, 308);

  private static final Set<Integer> MOVED = Set.of(301, 302, 307, 308);

  private final String userAgent;
  private final InstantSource clock;
  private final CarefulClient client;
  private final JsonMapper json =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  ApiHttp(GitHostSettings settings, Timeouts timeouts, InstantSource clock) {
    this.userAgent = settings.userAgent();
    this.clock = clock;
    this.client = new CarefulClient(timeouts, settings.proxies(), Service.GITHUB, Service.GITLAB);
  }

  /** What came of one exchange: something read, or another address of the same host. */
  private sealed interface Outcome<T> {
    record Read<T>(T value) implements Outcome<T> {}

    record Moved<T>(HttpUrl to) implements Outcome<T> {}
  }

  /**
   * Sends a call once and hands its answer to the reader, whatever its status. A repository that
   * was renamed answers with a redirect (GitHub docs: best practices, follow redirects), which is
   * followed on the same host only: a token must not go elsewhere.
   */
  <T> T send(ApiCall call, Optional<Secret> token, AnswerReader<T> reader) {
    var current = call;
    for (int followed = 0; ; followed++) {
      switch (exchange(current, token, reader, followed < MOST_REDIRECTS)) {
        case Outcome.Read<T>(var value) -> {
          return value;
        }
        case Outcome.Moved<T>(var to) -> current = current.at(to);
      }
    }
  }

  private <T> Outcome<T> exchange(
      ApiCall call, Optional<Secret> token, AnswerReader<T> reader, boolean mayFollow) {
    var request = request(call, token);
    long start = System.nanoTime();
    int status = 0;
    try (var response = client.newCall(request, call.changes()).execute()) {
      status = response.code();
      var answer = new HttpAnswer(response, call.trouble(), clock);
      var moved = sameHost(call, answer).filter(_ -> mayFollow);
      if (moved.isPresent()) {
        return new Outcome.Moved<>(moved.get());
      }
      return new Outcome.Read<>(reader.read(new Answer(call, answer, json, token, clock)));
    } catch (IOException e) {
      throw call.trouble().withoutAnswer(request, e);
    } finally {
      tell(call, status, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private static Optional<HttpUrl> sameHost(ApiCall call, HttpAnswer answer) {
    return answer
        .location()
        .filter(_ -> (call.changes() ? SENDING_ON : MOVED).contains(answer.status()))
        .filter(to -> Trust.isSameOrigin(call.url(), to));
  }

  private Request request(ApiCall call, Optional<Secret> token) {
    var body = call.body().map(json::writeValueAsBytes);
    var request =
        call.request()
            .method(call.method(), body.<RequestBody>map(OneShotBody::new).orElse(null))
            .header("User-Agent", userAgent);
    // Both hosts take their access tokens this way (GitHub docs: authenticating to the REST API;
    // GitLab docs: api/rest/authentication).
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret.reveal()));
    switch (call.kind()) {
      case GITHUB ->
          request
              .header("Accept", "application/vnd.github+json")
              .header("X-GitHub-Api-Version", "2022-11-28");
      case GITLAB -> request.header("Accept", "application/json");
    }
    return request.build();
  }

  private static void tell(ApiCall call, int status, Duration took) {
    boolean failed = status == 0 || status >= 400;
    LOG.atLevel(failed ? Level.INFO : Level.DEBUG)
        .log("{} {} {} in {} ms", call.method(), call.url().encodedPath(), status, took.toMillis());
  }
}
