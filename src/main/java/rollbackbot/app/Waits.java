package rollbackbot.app;

import java.time.Duration;
import rollbackbot.http.Timeouts;
import rollbackbot.jobs.JobTiming;
import rollbackbot.room.Timing;
import rollbackbot.slack.incoming.SocketTiming;
import rollbackbot.slack.sending.PublishingTiming;
import rollbackbot.store.ReplicaTiming;

/**
 * Every wait of the bot, for whoever starts it. What counts as a wait: time that passes by itself
 * before something is done, looked at again or given up. No waits are: what a protocol fixes (how
 * old a signature may be, how long a form may be opened), a calendar's units, how old a fact may be
 * to be of interest, and how long an answer of Slack or Scalingo is kept before it is asked for
 * anew.
 *
 * <p>Nobody who runs the bot can change one: {@code serve} takes the standard ones, whatever its
 * environment says.
 *
 * @param rollback of a rollback itself
 * @param jobs of the durable jobs
 * @param publishing of what is shown in Slack
 * @param socket of Socket Mode
 * @param replica of one of several processes
 * @param acknowledgment how long Slack waits until it is told that we have something: three seconds
 * @param forms how long whoever fills in a form waits; Slack gives up after three seconds
 * @param deaf how long not hearing any more may take when the bot stops
 */
public record Waits(
    Timing rollback,
    JobTiming jobs,
    PublishingTiming publishing,
    SocketTiming socket,
    ReplicaTiming replica,
    Duration acknowledgment,
    Duration forms,
    Duration deaf) {

  /** What production uses. */
  public static Waits standard() {
    return new Waits(
        Timing.standard(),
        JobTiming.standard(),
        PublishingTiming.standard(),
        SocketTiming.standard(),
        ReplicaTiming.standard(),
        Duration.ofSeconds(3),
        Duration.ofSeconds(2),
        Duration.ofSeconds(4));
  }

  /**
   * How long a call to Scalingo or to the Git host's API may take: as long as the steps wait before
   * they look for what it may have done. Writes may take long: creating a review app at Scalingo
   * was measured at 17 seconds.
   */
  Timeouts calls() {
    return Timeouts.within(rollback.requests().longest());
  }
}
