package rollbackbot.slack.sending;

import java.time.Duration;
import java.util.Optional;

/**
 * Every wait of what is shown in Slack, in one place; those of Socket Mode are in {@link
 * SocketTiming}.
 *
 * @param writing how fast Slack lets us write
 * @param publisher its rounds
 * @param boards how often a board moves
 * @param afterTrouble until the next try when Slack is in trouble
 * @param call how long Slack may take to answer a call
 * @param reply how long an answer to one person may take to be sent
 */
public record PublishingTiming(
    Writing writing,
    Rounds publisher,
    Boards boards,
    AfterTrouble afterTrouble,
    Duration call,
    Duration reply) {

  /**
   * How fast Slack lets us write: about one post per second and channel, 50 updates per minute for
   * the whole workspace (Slack docs, "Rate limits"), with short bursts.
   *
   * @param post between two posts in a channel
   * @param update between two updates of messages anywhere
   */
  public record Writing(Duration post, Duration update) {}

  /**
   * The publisher's rounds.
   *
   * @param tick between two rounds when nothing rings
   * @param afterFault until the next try of what failed by a fault of ours; longer each time
   * @param afterLastingFault the longest of these
   * @param grace how long the message that is being sent may take when the bot stops
   */
  public record Rounds(
      Duration tick, Duration afterFault, Duration afterLastingFault, Duration grace) {}

  /**
   * How often a board moves while its state stays.
   *
   * @param changed between two boards when something of the incident changed
   * @param clock the same when only time went by
   */
  public record Boards(Duration changed, Duration clock) {}

  /**
   * Until the next try, where Slack names no time.
   *
   * @param usual when it was away, or didn't answer; longer each time where it refuses
   * @param longest the longest of these
   * @param token when it doesn't accept our token
   * @param reply when an answer to one person couldn't be sent
   * @param place when a channel doesn't let the bot in any more
   */
  public record AfterTrouble(
      Duration usual, Duration longest, Duration token, Duration reply, Duration place) {

    /** What Slack asks for, or the usual; never longer than the longest. */
    Duration within(Optional<Duration> asked) {
      return asked
          .filter(it -> it.compareTo(longest) < 0)
          .orElse(asked.isEmpty() ? usual : longest);
    }
  }

  /** What production uses. */
  public static PublishingTiming standard() {
    return new PublishingTiming(
        new Writing(Duration.ofSeconds(1), Duration.ofMillis(1_370)),
        new Rounds(
            Duration.ofMillis(500),
            Duration.ofSeconds(2),
            Duration.ofMinutes(5),
            Duration.ofSeconds(1)),
        new Boards(Duration.ofSeconds(2), Duration.ofSeconds(5)),
        new AfterTrouble(
            Duration.ofSeconds(3),
            Duration.ofMinutes(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(3),
            Duration.ofSeconds(20)),
        Duration.ofSeconds(10),
        Duration.ofSeconds(5));
  }
}
