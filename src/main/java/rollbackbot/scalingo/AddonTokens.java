package rollbackbot.scalingo;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollbackbot.database.DatabaseId;
import rollbackbot.release.PlatformApp;
import rollbackbot.scalingo.http.AuthorizedCalls;
import rollbackbot.scalingo.http.Call;
import rollbackbot.scalingo.http.CallBudget.Urgency;
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
  private final Map<Addon, ShortLivedToken> kept = new HashMap<>();

  AddonTokens(AuthorizedCalls calls, Regions regions, InstantSource clock) {
    this.calls = calls;
    this.regions = regions;
    this.clock = clock;
  }

  Tokens of(PlatformApp app, DatabaseId database) {
    var addon = new Addon(app, database);
    return new Tokens() {
      @Override
      public boolean isKept() {
        return AddonTokens.this.isKept(addon);
      }

      @Override
      public Secret current() {
        return AddonTokens.this.current(addon);
      }

      @Override
      public Secret insteadOf(Secret refused) {
        return AddonTokens.this.insteadOf(addon, refused);
      }

      @Override
      public void drop(Secret refused) {
        AddonTokens.this.drop(addon, refused);
      }
    };
  }

  private synchronized boolean isKept(Addon addon) {
    var token = kept.get(addon);
    return token != null && token.isFresh(clock.instant());
  }

  private synchronized Secret current(Addon addon) {
    var token = kept.get(addon);
    if (token == null || !token.isFresh(clock.instant())) {
      token = ask(addon);
      kept.put(addon, token);
    }
    return token.value();
  }

  private synchronized Secret insteadOf(Addon addon, Secret refused) {
    drop(addon, refused);
    return current(addon);
  }

  private synchronized void drop(Addon addon, Secret refused) {
    var token = kept.get(addon);
    if (token != null && token.value() == refused) {
      kept.remove(addon);
    }
  }

  private ShortLivedToken ask(Addon addon) {
    var app = addon.app();
    var id = addon.database().value();
    var url = regions.apps(app.region(), app.name(), "addons", id, "token");
    // A POST, but one that changes nothing: a lost answer is no reason to look for anything.
    var call =
        new Call(
            "addon-token",
            "asking for access to database " + id + " of " + app.name(),
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
