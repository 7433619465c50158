package rollbackbot.githost;

import java.time.Duration;

/**
 * How long a call may take.
 *
 * @param connect until the connection stands
 * @param silence between two pieces of the answer
 * @param whole from the first byte sent to the last one read, whatever drips in between
 */
public record Timeouts(Duration connect, Duration silence, Duration whole) {

  /** Comparing two commits far apart takes a host long. */
  public static final Timeouts STANDARD =
      new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(30));
}
