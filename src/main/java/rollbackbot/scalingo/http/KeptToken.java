package rollbackbot.scalingo.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rollbackbot.secret.Secret;

/** A short-lived token that is kept until its end is near, or until it is refused. */
public final class KeptToken implements Tokens {
  /**
   * For so long a token that was got for a call, since the one before was refused for it, can't be
   * out of date. What refuses it as well refuses us: the platform says 401 where a right is
   * lacking, too.
   */
  private static final Duration SURELY_VALID = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final Supplier<ShortLivedToken> source;
  private @Nullable ShortLivedToken kept;
  private final Map<String, Instant> renewedFor = new HashMap<>();

  public KeptToken(InstantSource clock, Supplier<ShortLivedToken> source) {
    this.clock = clock;
    this.source = source;
  }

  @Override
  public synchronized boolean mayBeOld(Call call) {
    var now = clock.instant();
    renewedFor.values().removeIf(at -> !now.isBefore(at.plus(SURELY_VALID)));
    return kept != null && kept.isFresh(now) && !renewedFor.containsKey(nameOf(call));
  }

  private static String nameOf(Call call) {
    return call.method() + " " + call.url();
  }

  @Override
  public synchronized Secret current() {
    var token = kept;
    if (token == null || !token.isFresh(clock.instant())) {
      token = source.get();
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
  public synchronized void renewFor(Call call, Secret refused) {
    drop(refused);
    renewedFor.put(nameOf(call), clock.instant());
  }

  private void drop(Secret refused) {
    if (kept != null && kept.value() == refused) {
      kept = null;
    }
  }
}
