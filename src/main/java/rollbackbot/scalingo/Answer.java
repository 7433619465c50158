package rollbackbot.scalingo;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.OutsideTrouble.Refused;
import rollbackbot.once.OutsideTrouble.Unanswered;
import rollbackbot.once.OutsideTrouble.Unavailable;
import rollbackbot.rollback.Secret;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** An answer of Scalingo, and what it means for the call that it answers. */
final class Answer {
  private static final long LONGEST_JSON = 8L << 20;
  private static final long LONGEST_ERROR = 16L << 10;
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private final Call call;
  private final Response response;
  private final JsonMapper json;
  private final List<Secret> secrets;
  private final InstantSource clock;
  private @Nullable ErrorBody error;

  Answer(Call call, Response response, JsonMapper json, List<Secret> secrets, InstantSource clock) {
    this.call = call;
    this.response = response;
    this.json = json;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** The same answer, which doesn't show this secret either. */
  Answer hiding(Secret secret) {
    var all = Stream.concat(secrets.stream(), Stream.of(secret)).toList();
    return new Answer(call, response, json, all, clock);
  }

  /** Whether the token was refused; the database API may say so with 400. */
  boolean isUnauthorized() throws IOException {
    return response.code() == 401
        || (response.code() == 400 && error().words().equals("unauthorized"));
  }

  boolean isNotFound() {
    return response.code() == 404;
  }

  /** Whether what is missing is this part of the path, rather than a part before it. */
  boolean isNotFound(String resource) throws IOException {
    return isNotFound() && error().resource().filter(resource::equals).isPresent();
  }

  /** The decoded body of a successful answer; anything else is thrown as trouble. */
  <T> T json(Class<T> type) throws IOException {
    requireSuccess();
    if (!hasType("json")) {
      throw call.unclear("answered " + contentType() + " instead of JSON");
    }
    try {
      var value = json.readValue(text(LONGEST_JSON), type);
      return present(value, "a body");
    } catch (JacksonException e) {
      // Without its cause, whose message may quote the answer: a variable's value, or a token.
      var place = e.getLocation();
      var where = place == null ? "" : ", from line " + place.getLineNr();
      throw call.unclear("answered JSON that can't be read" + where);
    }
  }

  /** Words of the platform: short, on one line, without secrets. */
  String words(String text) {
    return ErrorBody.clean(text, secrets);
  }

  /** Where the answer points to. */
  Optional<HttpUrl> location() {
    return Optional.ofNullable(response.header("Location"))
        .flatMap(location -> Optional.ofNullable(response.request().url().resolve(location)));
  }

  /** A part that the answer can't do without. */
  <T> T present(@Nullable T part, String name) {
    if (part == null) {
      throw call.unclear("answered without " + name);
    }
    return part;
  }

  /** The first so many bytes of a successful answer as lines, read as they come. */
  OutputLines lines(long mostBytes) throws IOException {
    requireSuccess();
    if (hasType("html")) {
      throw call.unclear("answered " + contentType() + " instead of text");
    }
    return new OutputLines(response.body().source(), mostBytes);
  }

  void requireSuccess() throws IOException {
    if (!response.isSuccessful()) {
      throw trouble(response.code());
    }
  }

  private OutsideTrouble trouble(int status) throws IOException {
    var words = response.isRedirect() ? redirection() : error().words();
    var message = call.description() + ": " + status + (words.isEmpty() ? "" : ", " + words);
    if (status == 429) {
      return new Unavailable(message, retryAfter());
    }
    if (status == 408 || status >= 500) {
      return call.changes() ? new Unanswered(message) : new Unavailable(message, retryAfter());
    }
    return new Refused(message, status, words);
  }

  private String redirection() {
    return location()
        .map(target -> "redirected to " + target.host() + ", not followed")
        .orElse("redirected");
  }

  private Optional<Duration> retryAfter() {
    var header = Optional.ofNullable(response.header("Retry-After"));
    var seconds = header.map(String::strip).filter(text -> SECONDS.matcher(text).matches());
    if (seconds.isPresent()) {
      return seconds.map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }
    return Optional.ofNullable(response.headers().getInstant("Retry-After"))
        .map(until -> Duration.between(clock.instant(), until))
        .filter(Duration::isPositive);
  }

  private ErrorBody error() throws IOException {
    if (error == null) {
      error = readError();
    }
    return error;
  }

  private ErrorBody readError() throws IOException {
    if (hasType("json")) {
      return ErrorBody.ofJson(text(LONGEST_ERROR), json, secrets);
    }
    // HTML pages are for browsers; some 404 of the platform are such pages.
    return ErrorBody.ofText(hasType("plain") ? text(LONGEST_ERROR) : "", secrets);
  }

  private boolean hasType(String subtype) {
    var type = response.body().contentType();
    return type != null
        && (type.subtype().equals(subtype) || type.subtype().endsWith("+" + subtype));
  }

  private String contentType() {
    return Optional.ofNullable(response.body().contentType())
        .map(type -> type.type() + "/" + type.subtype())
        .orElse("something");
  }

  private String text(long atMost) throws IOException {
    var source = response.body().source();
    source.request(atMost);
    return source.getBuffer().readUtf8(Math.min(atMost, source.getBuffer().size()));
  }
}
