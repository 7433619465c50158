package rollbackbot.check;

import java.time.Duration;

/**
 * Every wait of the looks that the bot takes by itself.
 *
 * @param tick between two looks, so that those at many apps don't come at once
 * @param every from one look at an app to the next
 * @param again until one that came to nothing, or that others went before, is tried again
 * @param longest how long one may take; then another process may take it
 */
public record LookTiming(Duration tick, Duration every, Duration again, Duration longest) {

  /** What production uses. */
  public static LookTiming standard() {
    return new LookTiming(
        Duration.ofMinutes(1), Duration.ofDays(7), Duration.ofHours(1), Duration.ofMinutes(10));
  }
}
