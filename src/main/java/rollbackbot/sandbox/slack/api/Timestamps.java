package rollbackbot.sandbox.slack.api;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Message ids: seconds and microseconds, always rising even while the clock stands. */
public final class Timestamps {
  private final InstantSource clock;
  private Instant last = Instant.EPOCH;

  public Timestamps(InstantSource clock) {
    this.clock = clock;
  }

  public synchronized String next() {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    last = now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
    return format(last);
  }

  public static String format(Instant at) {
    return "%d.%06d".formatted(at.getEpochSecond(), at.getNano() / 1_000);
  }
}
