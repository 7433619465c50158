package rollbackbot.scalingo.http;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import rollbackbot.scalingo.http.CallBudget.Urgency;
import rollbackbot.secret.Secret;

/** The short-lived token of our account, got in exchange for the API token and kept. */
public final class ApiTokens implements Tokens {
  private final ScalingoHttp http;
  private final HttpUrl authUrl;
  private final Credential apiToken;
  private final InstantSource clock;
  private @Nullable ShortLivedToken kept;

  public ApiTokens(ScalingoHttp http, ScalingoSettings settings, InstantSource clock) {
    this.http = http;
    this.authUrl = settings.authUrl();
    this.apiToken = new Credential.ApiToken(settings.apiToken());
    this.clock = clock;
  }

  @Override
  public synchronized boolean isKept() {
    return kept != null && kept.isFresh(clock.instant());
  }

  @Override
  public synchronized Secret current() {
    var token = kept;
    if (token == null || !token.isFresh(clock.instant())) {
      token = exchange();
      kept = token;
    }
    return token.value();
  }

  @Override
  public synchronized Secret insteadOf(Secret refused) {
    drop(refused);
    return current();
  }

  @Override
  public synchronized void drop(Secret refused) {
    if (kept != null && kept.value() == refused) {
      kept = null;
    }
  }

  private ShortLivedToken exchange() {
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
            Urgency.URGENT);
    var token =
        http.send(
            call,
            apiToken,
            answer -> answer.present(answer.json(ExchangeAnswer.class).token(), "a token"));
    return ShortLivedToken.got(token, clock.instant());
  }

  record ExchangeAnswer(@Nullable Secret token) {}
}
