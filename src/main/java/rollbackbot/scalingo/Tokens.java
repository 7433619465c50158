package rollbackbot.scalingo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import rollbackbot.rollback.Secret;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The short-lived token that all calls need, got in exchange for the API token and kept. */
final class Tokens {
  /** As the official client does (go-scalingo, {@code http/api_token_generator.go}). */
  private static final Duration RENEWED_BEFORE_END = Duration.ofMinutes(5);

  /** For a token that doesn't tell its end; it lives one hour (Scalingo docs: authentication). */
  private static final Duration KEPT_WITHOUT_END = Duration.ofMinutes(50);

  /** So that a clock gone wrong doesn't double every call; a 401 renews the token anyway. */
  private static final Duration KEPT_AT_LEAST = Duration.ofMinutes(1);

  private static final JsonMapper JSON = JsonMapper.shared();

  private final ScalingoHttp http;
  private final HttpUrl authUrl;
  private final Credential apiToken;
  private final InstantSource clock;
  private @Nullable Kept kept;

  Tokens(ScalingoHttp http, ScalingoSettings settings, InstantSource clock) {
    this.http = http;
    this.authUrl = settings.authUrl();
    this.apiToken = new Credential.ApiToken(settings.apiToken());
    this.clock = clock;
  }

  synchronized Secret current() {
    var token = kept;
    if (token == null || !clock.instant().isBefore(token.renewAt())) {
      token = exchange();
      kept = token;
    }
    return token.value();
  }

  /** A token other than the one that was refused, which another call may have got already. */
  synchronized Secret insteadOf(Secret refused) {
    if (kept != null && kept.value() == refused) {
      kept = null;
    }
    return current();
  }

  private Kept exchange() {
    var url = authUrl.newBuilder().addPathSegments("v1/tokens/exchange").build();
    // A POST, but one that changes nothing: a lost answer is no reason to look for anything.
    var call =
        new Call(
            "exchange-token",
            "exchanging the API token",
            "POST",
            url,
            Optional.of(Map.of()),
            false,
            true);
    var token =
        http.send(
            call,
            apiToken,
            answer -> answer.present(answer.json(ExchangeAnswer.class).token(), "a token"));
    return new Kept(new Secret(token), renewAt(token));
  }

  private Instant renewAt(String token) {
    var now = clock.instant();
    var earliest = now.plus(KEPT_AT_LEAST);
    var wanted =
        expiry(token)
            .map(end -> end.minus(RENEWED_BEFORE_END))
            .orElseGet(() -> now.plus(KEPT_WITHOUT_END));
    return wanted.isBefore(earliest) ? earliest : wanted;
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

  private record Kept(Secret value, Instant renewAt) {}

  record ExchangeAnswer(@Nullable String token) {}
}
