package rollbackbot.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import rollbackbot.once.OutsideTrouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer as it came over HTTP: never more of it is read than was said. */
public final class HttpAnswer {
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private final Response response;
  private final CallTrouble call;
  private final InstantSource clock;

  public HttpAnswer(Response response, CallTrouble call, InstantSource clock) {
    this.response = response;
    this.call = call;
    this.clock = clock;
  }

  public int status() {
    return response.code();
  }

  public boolean isSuccessful() {
    return response.isSuccessful();
  }

  public boolean isNotFound() {
    return status() == 404;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(response.header(name)).map(String::strip);
  }

  /** Where the answer points to. */
  public Optional<HttpUrl> location() {
    return header("Location")
        .flatMap(location -> Optional.ofNullable(response.request().url().resolve(location)));
  }

  /** What to say of a redirect; empty where it is none. */
  public Optional<String> redirection() {
    return response.isRedirect()
        ? Optional.of(
            location()
                .map(target -> "redirected to " + target.host() + ", not followed")
                .orElse("redirected"))
        : Optional.empty();
  }

  /**
   * How long we are asked to wait, in seconds or until a date (RFC 9110, section 10.2.3). What
   * can't be read, is over or says "not at all" tells nothing.
   */
  public Optional<Duration> retryAfter() {
    return header("Retry-After")
        .flatMap(HttpAnswer::seconds)
        .or(() ->
            Optional.ofNullable(response.headers().getInstant("Retry-After"))
                .map(until -> Duration.between(clock.instant(), until)))
        .filter(Duration::isPositive);
  }

  /** A header's number of seconds; empty for what is none. */
  public static Optional<Duration> seconds(String header) {
    return Optional.of(header)
        .filter(text -> SECONDS.matcher(text).matches())
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }

  /** Whether the body is of this kind: {@code json}, {@code problem+json} and so on. */
  public boolean hasType(String subtype) {
    var type = response.body().contentType();
    return type != null
        && (type.subtype().equals(subtype) || type.subtype().endsWith("+" + subtype));
  }

  public String contentType() {
    return Optional.ofNullable(response.body().contentType())
        .map(type -> type.type() + "/" + type.subtype())
        .orElse("something");
  }

  public BufferedSource source() {
    return response.body().source();
  }

  public boolean isLongerThan(long bytes) throws IOException {
    return source().request(bytes + 1);
  }

  /** The first bytes of the body as a text; read once. */
  public String text(long atMost) throws IOException {
    var type = response.body().contentType();
    var charset = type == null ? UTF_8 : Objects.requireNonNull(type.charset(UTF_8));
    source().request(atMost);
    var read = source().getBuffer();
    return read.readString(Math.min(atMost, read.size()), charset);
  }

  /** The decoded body of a successful answer; read once. */
  public <T> T json(JsonMapper json, Class<T> type, long atMost) throws IOException {
    if (!hasType("json")) {
      throw call.unclear("answered " + contentType() + " instead of JSON");
    }
    try {
      return present(json.readValue(text(atMost), type), "a body");
    } catch (JacksonException e) {
      throw unreadable(e);
    }
  }

  /** A part of a decoded body, decoded further. */
  public <T> T json(JsonMapper json, Class<T> type, JsonNode part) {
    try {
      return present(json.treeToValue(part, type), "a body");
    } catch (JacksonException e) {
      throw unreadable(e);
    }
  }

  /** Without its cause, whose message may quote the answer: a variable's value, or a token. */
  private OutsideTrouble unreadable(JacksonException cause) {
    var place = cause.getLocation();
    var where = place == null ? "" : ", from line " + place.getLineNr();
    return call.unclear("answered JSON that can't be read" + where);
  }

  /** A part that the answer can't do without. */
  public <T> T present(@Nullable T part, String name) {
    if (part == null) {
      throw call.unclear("answered without " + name);
    }
    return part;
  }

  /**
   * The trouble that an unsuccessful answer stands for.
   *
   * @param words what it says, fit to be shown; may be empty
   */
  public OutsideTrouble trouble(String words) {
    return call.answered(status(), words, retryAfter());
  }
}
