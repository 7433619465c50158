package rollbackbot.scalingo.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import rollbackbot.secret.Secret;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A token that lives an hour, and when to get another. */
public record ShortLivedToken(Secret value, Instant renewAt) {
  /** As the official client does (go-scalingo, {@code http/api_token_generator.go}). */
  private static final Duration RENEWED_BEFORE_END = Duration.ofMinutes(5);

  /** For a token that doesn't tell its end; it lives one hour (Scalingo docs: authentication). */
  private static final Duration KEPT_WITHOUT_END = Duration.ofMinutes(50);

  /** So that a clock gone wrong doesn't double every call; a refusal renews the token anyway. */
  private static final Duration KEPT_AT_LEAST = Duration.ofMinutes(1);

  private static final JsonMapper JSON = JsonMapper.shared();

  public static ShortLivedToken got(Secret token, Instant now) {
    var earliest = now.plus(KEPT_AT_LEAST);
    var wanted =
        expiry(token.reveal())
            .map(end -> end.minus(RENEWED_BEFORE_END))
            .orElseGet(() -> now.plus(KEPT_WITHOUT_END));
    return new ShortLivedToken(token, wanted.isBefore(earliest) ? earliest : wanted);
  }

  public boolean isFresh(Instant now) {
    return now.isBefore(renewAt);
  }

  /** The end that a JWT tells; not verified, since only the server could be fooled. */
  private static Optional<Instant> expiry(String token) {
    var parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      var claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
      var end = claims.path("exp");
      return end.isNumber() ? Optional.of(Instant.ofEpochSecond(end.asLong())) : Optional.empty();
    } catch (IllegalArgumentException | JacksonException _) {
      // Not a JWT after all: an opaque token is as good.
      return Optional.empty();
    }
  }
}
