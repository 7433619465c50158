package rollbackbot.store;

import java.time.Duration;

/**
 * Every wait of one of several processes on a PostgreSQL, in one place.
 *
 * @param beat between two questions whether it still has its place
 * @param silence how long the server may take to answer that
 * @param trust how long the right to send messages is believed in without asking: less than the
 *     server needs to give it to somebody else when it doesn't hear of us (ten seconds)
 * @param grace how long the question under way may take when the bot stops
 */
public record ReplicaTiming(Duration beat, Duration silence, Duration trust, Duration grace) {

  /** What production uses. */
  public static ReplicaTiming standard() {
    return new ReplicaTiming(
        Duration.ofSeconds(1),
        Duration.ofSeconds(3),
        Duration.ofSeconds(5),
        Duration.ofMillis(500));
  }
}
