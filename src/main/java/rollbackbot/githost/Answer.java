package rollbackbot.githost;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.OutsideTrouble.Refused;
import rollbackbot.once.OutsideTrouble.Unanswered;
import rollbackbot.once.OutsideTrouble.Unavailable;
import rollbackbot.rollback.Secret;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer of a Git host, and what it means for the call that it answers. */
final class Answer {
  private static final long LONGEST_JSON = 16L << 20;
  private static final long LONGEST_ERROR = 16L << 10;

  private final ApiCall call;
  private final Response response;
  private final JsonMapper json;
  private final Optional<Secret> secret;
  private final RateLimit limit;
  private @Nullable String words;

  Answer(
      ApiCall call,
      Response response,
      JsonMapper json,
      Optional<Secret> secret,
      InstantSource clock) {
    this.call = call;
    this.response = response;
    this.json = json;
    this.secret = secret;
    this.limit = new RateLimit(response, clock);
  }

  boolean isNotFound() {
    return response.code() == 404;
  }

  /** The host's own words for why not; may be empty. */
  String words() throws IOException {
    if (words == null) {
      words = hasType("json") ? ErrorWords.of(text(LONGEST_ERROR), json, secret) : "";
    }
    return words;
  }

  /** Whether a successful answer is too long to be read. */
  boolean isTooLong() throws IOException {
    requireSuccess();
    return response.body().source().request(LONGEST_JSON + 1);
  }

  /** The decoded body of a successful answer; anything else is thrown as trouble. Read once. */
  <T> T json(Class<T> type) throws IOException {
    requireSuccess();
    if (!hasType("json")) {
      throw call.unclear("answered " + contentType() + " instead of JSON");
    }
    try {
      return present(json.readValue(text(LONGEST_JSON), type), "a body");
    } catch (JacksonException e) {
      throw call.unclear("answered JSON that can't be read", e);
    }
  }

  /** A part of a decoded body, decoded further. */
  <T> T as(Class<T> type, JsonNode part) {
    try {
      return present(json.treeToValue(part, type), "a body");
    } catch (JacksonException e) {
      throw call.unclear("answered JSON that can't be read", e);
    }
  }

  /** A part that the answer can't do without. */
  <T> T present(@Nullable T part, String name) {
    if (part == null) {
      throw call.unclear("answered without " + name);
    }
    return part;
  }

  /** An address that can be shown as a link. */
  URI link(@Nullable String text) {
    try {
      var uri = new URI(present(text, "a link"));
      if ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) {
        return uri;
      }
      throw call.unclear("answered with a link that can't be used");
    } catch (URISyntaxException e) {
      throw call.unclear("answered with a link that can't be used", e);
    }
  }

  void requireSuccess() throws IOException {
    if (!response.isSuccessful()) {
      throw trouble(response.code());
    }
  }

  private OutsideTrouble trouble(int status) throws IOException {
    var said = response.isRedirect() ? redirection() : words();
    var message = call.description() + ": " + status + (said.isEmpty() ? "" : ", " + said);
    if (limit.isReached(said)) {
      return new Unavailable(message, Optional.of(limit.pause()));
    }
    if (status == 408 || status >= 500) {
      return call.changes()
          ? new Unanswered(message)
          : new Unavailable(message, limit.retryAfter());
    }
    return new Refused(message, status, said);
  }

  private String redirection() {
    return Optional.ofNullable(response.header("Location"))
        .flatMap(location -> Optional.ofNullable(response.request().url().resolve(location)))
        .map(target -> "redirected to " + target.host() + ", not followed")
        .orElse("redirected");
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
