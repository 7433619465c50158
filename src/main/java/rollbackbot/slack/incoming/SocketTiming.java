package rollbackbot.slack.incoming;

import java.time.Duration;

/**
 * Every wait of Socket Mode, in one place. {@code apps.connections.open} is tier 1, about once a
 * minute (Slack docs, "Rate limits"), so that tries must not follow each other closely.
 *
 * @param firstDelay between a failed try and the next; doubles with each further failure
 * @param longestDelay which the delay doesn't grow beyond
 * @param steadyAfter how long a connection must have lived for its end not to count as a failure
 * @param hello how long Slack may take to greet on a new connection
 * @param ping between two pings; a connection whose pong doesn't come until the next is dead
 * @param overlap how long a connection that is being replaced may still deliver
 * @param grace how long the envelopes under way may take when the bot stops
 * @param goodbye how long Slack may take to close a connection that we leave
 */
public record SocketTiming(
    Duration firstDelay,
    Duration longestDelay,
    Duration steadyAfter,
    Duration hello,
    Duration ping,
    Duration overlap,
    Duration grace,
    Duration goodbye) {

  /** What production uses. */
  public static SocketTiming standard() {
    return new SocketTiming(
        Duration.ofSeconds(10),
        Duration.ofMinutes(2),
        Duration.ofSeconds(60),
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(2),
        Duration.ofSeconds(1));
  }
}
