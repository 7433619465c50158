package rollbackbot.once;

import java.time.Duration;
import java.time.Instant;

/**
 * How long something has lasted for an incident, as this process has lived it from its own first
 * look on: whoever puts the wall's clock ahead or back makes nothing last longer or shorter.
 */
public final class Lasting {
  private final Watches<Wait> watches;

  public Lasting(LivedTime lived) {
    this.watches = new Watches<>(lived);
  }

  /** What began then; the date tells it from what lasted before, and measures nothing. */
  private record Wait(String incident, Instant since) {}

  /** How long; zero for what this process meets for the first time. */
  public Duration time(String incident, Instant since) {
    return watches.watched(new Wait(incident, since));
  }

  /** Whether it has lasted longer than this. */
  public boolean isBeyond(Duration limit, String incident, Instant since) {
    return time(incident, since).compareTo(limit) > 0;
  }
}
