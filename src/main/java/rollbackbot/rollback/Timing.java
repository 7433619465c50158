package rollbackbot.rollback;

import java.time.Duration;
import java.util.List;

/**
 * Every wait of a rollback, in one place.
 *
 * @param firstReminder after which who asked is mentioned
 * @param secondReminder after which the operators are
 * @param expiry after which an incident that waits for somebody ends by itself
 * @param polls delays between two looks at a running deployment; the last one repeats
 * @param patience how long an unanswered request is looked for when nothing has appeared
 * @param candidatePatience how long a deployment that may be ours may stay untold
 * @param followLimit after which giving up on a deployment without an end is offered
 * @param troubleLimit how long a service outside may be away before a person decides
 * @param healthyFor how long the health check must answer well, without a break
 * @param healthInterval between two health checks
 * @param verificationLimit after which a release that isn't healthy counts as failed
 * @param pauseReminder between two reminders that auto-deploy is still off
 * @param freshness how old what was read ahead may be when a plan is made of it
 */
public record Timing(
    Duration firstReminder,
    Duration secondReminder,
    Duration expiry,
    List<Duration> polls,
    Duration patience,
    Duration candidatePatience,
    Duration followLimit,
    Duration troubleLimit,
    Duration healthyFor,
    Duration healthInterval,
    Duration verificationLimit,
    Duration freshness,
    Duration pauseReminder) {

  private static final int SLOW_AFTER = 12;

  /** How long to wait before the next look at a deployment that was looked at so often. */
  Duration pollDelay(int polls) {
    return polls < SLOW_AFTER ? polls().getFirst() : polls().getLast();
  }

  /** What production uses. */
  public static Timing standard() {
    return new Timing(
        Duration.ofMinutes(10),
        Duration.ofMinutes(20),
        Duration.ofHours(12),
        List.of(Duration.ofSeconds(5), Duration.ofSeconds(10)),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        Duration.ofMinutes(60),
        Duration.ofMinutes(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(3),
        Duration.ofMinutes(5),
        Duration.ofSeconds(20),
        Duration.ofHours(24));
  }
}
