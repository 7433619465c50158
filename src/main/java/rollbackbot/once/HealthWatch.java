package rollbackbot.once;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Watches whether an app is healthy for long enough, without a break. */
public final class HealthWatch {
  private final HealthProbe probe;
  private final HealthTiming timing;
  private final InstantSource clock;

  public HealthWatch(HealthProbe probe, HealthTiming timing, InstantSource clock) {
    this.probe = probe;
    this.timing = timing;
    this.clock = clock;
  }

  /** What one more look tells. */
  public sealed interface Finding {
    /** It has answered well for long enough. */
    record Healthy() implements Finding {}

    /** It had its time, and hasn't. */
    record NotHealthy(String answer) implements Finding {}

    /**
     * It is to be looked at again.
     *
     * @param healthySince since when it has answered well, without a break
     * @param next when to look
     */
    record Undecided(Optional<Instant> healthySince, String answer, Instant next)
        implements Finding {}
  }

  /**
   * Asks once.
   *
   * @param since when the watch began
   * @param healthySince what the look before told
   */
  public Finding look(URI address, Instant since, Optional<Instant> healthySince) {
    var health = probe.probe(address);
    var now = clock.instant();
    var good = health.good() ? healthySince.or(() -> Optional.of(now)) : Optional.<Instant>empty();
    if (good.filter(start -> !now.isBefore(start.plus(timing.goodFor()))).isPresent()) {
      return new Finding.Healthy();
    }
    return now.isAfter(since.plus(timing.limit()))
        ? new Finding.NotHealthy(health.answer())
        : new Finding.Undecided(good, health.answer(), now.plus(timing.interval()));
  }
}
