package rollbackbot.githost;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollbackbot.http.HttpAnswer;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.secret.Secret;
import tools.jackson.databind.json.JsonMapper;

/** An answer of a Git host, and what it says. */
final class Answer {
  private static final long LONGEST_JSON = 16L << 20;
  private static final long LONGEST_ERROR = 16L << 10;

  private final ApiCall call;
  private final HttpAnswer http;
  private final JsonMapper json;
  private final Optional<Secret> secret;
  private final RateLimit limit;
  private @Nullable String words;

  Answer(
      ApiCall call,
      HttpAnswer http,
      JsonMapper json,
      Optional<Secret> secret,
      InstantSource clock) {
    this.call = call;
    this.http = http;
    this.json = json;
    this.secret = secret;
    this.limit = new RateLimit(http, clock);
  }

  public boolean isNotFound() {
    return http.isNotFound();
  }

  /** The host's own words for why not; may be empty. */
  String words() throws IOException {
    if (words == null) {
      words = http.hasType("json") ? ErrorWords.of(http.text(LONGEST_ERROR), json, secret) : "";
    }
    return words;
  }

  /** Whether a successful answer is too long to be read. */
  boolean isTooLong() throws IOException {
    requireSuccess();
    return http.isLongerThan(LONGEST_JSON);
  }

  /** The decoded body of a successful answer; anything else is thrown as trouble. Read once. */
  <T> T json(Class<T> type) throws IOException {
    requireSuccess();
    return http.json(json, type, LONGEST_JSON);
  }

  /** A part that the answer can't do without. */
  <T> T present(@Nullable T part, String name) {
    return http.present(part, name);
  }

  /** An address that can be shown as a link. */
  URI link(@Nullable String text) {
    try {
      var uri = new URI(present(text, "a link"));
      if ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) {
        return uri;
      }
      throw unusableLink();
    } catch (URISyntaxException _) {
      throw unusableLink();
    }
  }

  private OutsideTrouble unusableLink() {
    return call.trouble().unclear("answered with a link that can't be used");
  }

  void requireSuccess() throws IOException {
    if (!http.isSuccessful()) {
      throw trouble();
    }
  }

  private OutsideTrouble trouble() throws IOException {
    var redirection = http.redirection();
    var said = redirection.isPresent() ? redirection.get() : words();
    return limit.isReached(said)
        ? call.trouble().tooMany(http.status(), said, Optional.of(limit.pause()))
        : http.trouble(said);
  }
}
