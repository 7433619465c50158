package rollbackbot.sandbox.scalingo.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import rollbackbot.database.DatabaseId;
import rollbackbot.secret.Secret;

/** Short-lived tokens: issued for the API token, and checked at each call. */
public final class AccessTokens {
  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final InstantSource clock;
  private final Secret apiToken;
  private final Map<String, Instant> issued = new HashMap<>();
  private final Map<String, DatabaseId> databases = new HashMap<>();
  private Optional<AccessTokens> trusted = Optional.empty();

  public AccessTokens(InstantSource clock, Secret apiToken) {
    this.clock = clock;
    this.apiToken = apiToken;
  }

  /** A fresh token for the right basic credentials: empty user, API token as password. */
  synchronized Optional<String> exchange(Optional<String> authorization) {
    var credentials = ":" + apiToken.reveal();
    var encoded = credentials.getBytes(StandardCharsets.UTF_8);
    var expected = "Basic " + Base64.getEncoder().encodeToString(encoded);
    return authorization.filter(expected::equals).map(_ -> issue());
  }

  /** Accepts the tokens that another platform issues, too. */
  public synchronized void trust(AccessTokens other) {
    trusted = Optional.of(other);
  }

  synchronized boolean admits(Optional<String> authorization) {
    return trusted.filter(other -> other.admits(authorization)).isPresent()
        || admitsOwn(authorization);
  }

  private boolean admitsOwn(Optional<String> authorization) {
    return authorization
        .flatMap(AccessTokens::bearer)
        .filter(token -> !databases.containsKey(token))
        .filter(this::isAlive)
        .isPresent();
  }

  private static Optional<String> bearer(String header) {
    return Optional.of(header)
        .filter(text -> text.startsWith("Bearer "))
        .map(text -> text.substring("Bearer ".length()));
  }

  private boolean isAlive(String token) {
    var end = issued.get(token);
    return end != null && clock.instant().isBefore(end);
  }

  /** A token that is good for one database, and for nothing else. */
  synchronized String issueFor(DatabaseId database) {
    var token = issue();
    databases.put(token, database);
    return token;
  }

  synchronized boolean admitsTo(DatabaseId database, Optional<String> authorization) {
    return authorization
        .flatMap(AccessTokens::bearer)
        .filter(token -> database.equals(databases.get(token)))
        .filter(this::isAlive)
        .isPresent();
  }

  /** From now on no token issued so far is any good. */
  public synchronized void expireAll() {
    issued.clear();
    databases.clear();
  }

  private String issue() {
    var now = clock.instant();
    var end = now.plus(LIFETIME);
    var claims =
        """
        {"iss":"Simulated Scalingo","iat":%d,"uuid":"us-simulated","rnd":"%s","exp":%d}\
        """
            .formatted(now.getEpochSecond(), UUID.randomUUID(), end.getEpochSecond());
    var token = part("{\"typ\":\"JWT\",\"alg\":\"HS512\"}") + "." + part(claims) + ".c2lnbmVk";
    issued.put(token, end);
    return token;
  }

  private static String part(String json) {
    return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
