package rollbackbot.scalingo.http;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import rollbackbot.http.HttpAnswer;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.secret.Secret;
import tools.jackson.databind.json.JsonMapper;

/** An answer of Scalingo, and what it says. */
public final class Answer {
  private static final long LONGEST_JSON = 8L << 20;
  private static final long LONGEST_ERROR = 16L << 10;

  private final Call call;
  private final HttpAnswer http;
  private final JsonMapper json;
  private final List<Secret> secrets;
  private @Nullable ErrorBody error;

  Answer(Call call, HttpAnswer http, JsonMapper json, List<Secret> secrets) {
    this.call = call;
    this.http = http;
    this.json = json;
    this.secrets = secrets;
  }

  /** The same answer, which doesn't show this secret either. */
  public Answer hiding(Secret secret) {
    return new Answer(
        call, http, json, Stream.concat(secrets.stream(), Stream.of(secret)).toList());
  }

  /** Whether the token was refused; the database API may say so with 400. */
  boolean isUnauthorized() throws IOException {
    return http.status() == 401 || (http.status() == 400 && error().words().equals("unauthorized"));
  }

  public boolean isNotFound() {
    return http.isNotFound();
  }

  /** Whether what is missing is this part of the path, rather than a part before it. */
  public boolean isNotFound(String resource) throws IOException {
    return isNotFound() && error().resource().filter(resource::equals).isPresent();
  }

  /** The decoded body of a successful answer; anything else is thrown as trouble. */
  public <T> T json(Class<T> type) throws IOException {
    requireSuccess();
    return http.json(json, type, LONGEST_JSON);
  }

  /** Words of the platform: short, on one line, without secrets. */
  public String words(String text) {
    return ErrorBody.clean(text, secrets);
  }

  /** Where the answer points to. */
  public Optional<HttpUrl> location() {
    return http.location();
  }

  /** A part that the answer can't do without. */
  public <T> T present(@Nullable T part, String name) {
    return http.present(part, name);
  }

  /** The first so many bytes of a successful answer as lines, read as they come. */
  public OutputLines lines(long mostBytes) throws IOException {
    requireSuccess();
    if (http.hasType("html")) {
      throw call.trouble().unclear("answered " + http.contentType() + " instead of text");
    }
    return new OutputLines(http.source(), mostBytes);
  }

  public void requireSuccess() throws IOException {
    if (!http.isSuccessful()) {
      throw trouble();
    }
  }

  private OutsideTrouble trouble() throws IOException {
    var redirection = http.redirection();
    return http.trouble(redirection.isPresent() ? redirection.get() : error().words());
  }

  private ErrorBody error() throws IOException {
    if (error == null) {
      error = readError();
    }
    return error;
  }

  private ErrorBody readError() throws IOException {
    if (http.hasType("json")) {
      return ErrorBody.ofJson(http.text(LONGEST_ERROR), json, secrets);
    }
    // HTML pages are for browsers; some 404 of the platform are such pages.
    return ErrorBody.ofText(http.hasType("plain") ? http.text(LONGEST_ERROR) : "", secrets);
  }
}
