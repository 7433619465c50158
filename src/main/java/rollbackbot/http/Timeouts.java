package rollbackbot.http;

import java.time.Duration;

/**
 * How long a call may take.
 *
 * @param connect until the connection stands
 * @param silence between two pieces of the answer
 * @param whole from the first byte sent to the last one read, whatever drips in between
 */
public record Timeouts(Duration connect, Duration silence, Duration whole) {
  /** Writes may take long: creating a review app at Scalingo was measured at 17 seconds. */
  public static final Timeouts STANDARD =
      new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(30));
}
