package rollbackbot.rollback;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Predicate;
import rollbackbot.once.HealthProbe;

/** A release whose health depends on the time. */
final class FakeHealth implements HealthProbe {
  private final InstantSource clock;
  private Predicate<Instant> good = _ -> true;

  FakeHealth(InstantSource clock) {
    this.clock = clock;
  }

  void isGoodWhen(Predicate<Instant> condition) {
    good = condition;
  }

  /** Good, but for one probe in each span. */
  void flaps(Duration span) {
    good = at -> at.getEpochSecond() % span.toSeconds() >= 3;
  }

  @Override
  public Health probe(URI address) {
    return good.test(clock.instant()) ? new Health(true, "200") : new Health(false, "503");
  }
}
