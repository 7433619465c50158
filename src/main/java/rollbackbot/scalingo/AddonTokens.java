package rollbackbot.scalingo;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import rollbackbot.database.DatabaseId;
import rollbackbot.once.Operation;
import rollbackbot.release.PlatformApp;
import rollbackbot.scalingo.http.AuthorizedCalls;
import rollbackbot.scalingo.http.Call;
import rollbackbot.scalingo.http.CallBudget.Urgency;
import rollbackbot.scalingo.http.KeptToken;
import rollbackbot.scalingo.http.ShortLivedToken;
import rollbackbot.scalingo.http.Tokens;
import rollbackbot.secret.Secret;

/**
 * The database API asks for a token of each addon's own, which lives one hour (Scalingo docs:
 * addons). Kept, since each one costs a call of the budget.
 */
final class AddonTokens {
  private final AuthorizedCalls calls;
  private final Regions regions;
  private final InstantSource clock;
  private final Map<Addon, Tokens> kept = new ConcurrentHashMap<>();

  AddonTokens(AuthorizedCalls calls, Regions regions, InstantSource clock) {
    this.calls = calls;
    this.regions = regions;
    this.clock = clock;
  }

  Tokens of(PlatformApp app, DatabaseId database) {
    return kept.computeIfAbsent(
        new Addon(app, database), addon -> new KeptToken(clock, () -> ask(addon)));
  }

  private ShortLivedToken ask(Addon addon) {
    var app = addon.app();
    var id = addon.database().value();
    var url = regions.apps(app.region(), app.name(), "addons", id, "token");
    // A POST, but one that changes nothing: a lost answer is no reason to look for anything.
    var call =
        new Call(
            "addon-token",
            Operation.DATABASE_ACCESS.of(id, app.name()),
            "POST",
            url,
            Optional.of(Map.of()),
            false,
            Urgency.URGENT);
    var token =
        calls.send(
            call,
            answer -> {
              var wire = answer.present(answer.json(TokenAnswer.class).addon(), "an addon");
              return answer.present(wire.token(), "a token");
            });
    return ShortLivedToken.got(token, clock.instant());
  }

  private record Addon(PlatformApp app, DatabaseId database) {}

  record TokenAnswer(@Nullable Wire addon) {}

  record Wire(@Nullable Secret token) {}
}
