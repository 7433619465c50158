package rollbackbot.scalingo.http;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import rollbackbot.once.Operation;
import rollbackbot.scalingo.http.CallBudget.Urgency;
import rollbackbot.secret.Secret;

/** The short-lived tokens of our account, got in exchange for the API token. */
public final class ApiTokens {
  private final ScalingoHttp http;
  private final HttpUrl authUrl;
  private final Credential apiToken;
  private final InstantSource clock;

  private ApiTokens(ScalingoHttp http, ScalingoSettings settings, InstantSource clock) {
    this.http = http;
    this.authUrl = settings.authUrl();
    this.apiToken = new Credential.ApiToken(settings.apiToken());
    this.clock = clock;
  }

  /** The token of the account, kept as long as it may be. */
  public static Tokens kept(ScalingoHttp http, ScalingoSettings settings, InstantSource clock) {
    return new KeptToken(clock, new ApiTokens(http, settings, clock)::exchange);
  }

  private ShortLivedToken exchange() {
    var url = authUrl.newBuilder().addPathSegments("v1/tokens/exchange").build();
    // A POST, but one that changes nothing: a lost answer is no reason to look for anything.
    var call =
        new Call(
            "exchange-token",
            Operation.EXCHANGE_TOKEN.of(),
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
